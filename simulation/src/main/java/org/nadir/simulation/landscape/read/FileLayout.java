package org.nadir.simulation.landscape.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a file holds, told by its content: names of files are anyone's choice. */
public enum FileLayout {
    /** A table with separators. */
    TABLE,
    /** NAS-Bench-Macro: an object of networks, each with its {@code test_acc}. */
    MACRO,
    /** NAS-Bench-Suite-Zero: an object of data sets, each an object of cells. */
    SUITE_ZERO,
    /** JSON of another layout. */
    OTHER_JSON;

    /**
     * Looks into a file.
     *
     * @param file the file, plain or gzipped
     * @return its layout; {@link #OTHER_JSON} also where it starts as JSON and is broken before it shows which
     * @throws IOException if the file can not be read
     */
    public static FileLayout of(Path file) throws IOException {
        try (InputStream bytes = TextFile.open(file)) {
            int first = bytes.read();
            while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
                first = bytes.read();
            }
            if (first < 0) {
                throw MalformedDataException.of(file.toString(), "is empty");
            }
            if (first != '{' && first != '[') {
                return TABLE;
            }
        } catch (IOException e) {
            throw TextFile.explained(file, e);
        }
        try (InputStream bytes = TextFile.open(file);
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            return json.nextToken() == JsonToken.START_OBJECT ? ofObject(json) : OTHER_JSON;
        } catch (JacksonException e) {
            return OTHER_JSON;
        } catch (IOException e) {
            throw TextFile.explained(file, e);
        }
    }

    /** Looks at the first member that is an object with members. */
    private static FileLayout ofObject(JsonParser json) {
        boolean empty = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            // A network is its choices; a broken one among the first is for the reader to name.
            if (json.currentName().matches("[0-9]{2,}")) {
                return MACRO;
            }
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return OTHER_JSON;
            }
            JsonToken inside = json.nextToken();
            if (inside == JsonToken.PROPERTY_NAME) {
                boolean accuracies = json.currentName().equals(NasBenchMacro.RUNS);
                boolean cell = json.currentName().startsWith("(");
                return accuracies ? MACRO : cell ? SUITE_ZERO : OTHER_JSON;
            }
            empty = true;
        }
        return empty ? SUITE_ZERO : OTHER_JSON;
    }
}

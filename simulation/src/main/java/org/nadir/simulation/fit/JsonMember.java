package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.List;
import org.nadir.simulation.landscape.read.MalformedDataException;
import tools.jackson.databind.JsonNode;

/** A value in a JSON file that knows its path, so that what is wrong with it can be said. */
record JsonMember(String source, String path, JsonNode node) {

    boolean has(String name) {
        return node.isObject() && node.has(name);
    }

    JsonMember member(String name) throws MalformedDataException {
        if (!has(name)) {
            throw MalformedDataException.of(source, "has no " + path + name);
        }
        return new JsonMember(source, path + name, node.get(name)).entered();
    }

    private JsonMember entered() {
        return new JsonMember(source, path + ".", node);
    }

    JsonMember item(int index) throws MalformedDataException {
        if (!node.isArray() || index >= node.size()) {
            throw problem("must be an array of at least " + (index + 1));
        }
        return new JsonMember(source, path + index + ".", node.get(index));
    }

    List<JsonMember> items() throws MalformedDataException {
        if (!node.isArray()) {
            throw problem("must be an array");
        }
        List<JsonMember> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(item(i));
        }
        return items;
    }

    String text() throws MalformedDataException {
        if (!node.isString()) {
            throw problem("must be text, but was " + node);
        }
        return node.stringValue();
    }

    double number() throws MalformedDataException {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw problem("must be a number, but was " + node);
        }
        return node.doubleValue();
    }

    int whole() throws MalformedDataException {
        double number = number();
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw problem("must be a whole number, but was " + node);
        }
        return (int) number;
    }

    double[] numbers() throws MalformedDataException {
        List<JsonMember> items = items();
        double[] numbers = new double[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = items.get(i).number();
        }
        return numbers;
    }

    /** Numbers, null being NaN: not known. */
    double[] numbersOrNone() throws MalformedDataException {
        List<JsonMember> items = items();
        double[] numbers = new double[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = items.get(i).node.isNull() ? Double.NaN : items.get(i).number();
        }
        return numbers;
    }

    int[] wholes() throws MalformedDataException {
        List<JsonMember> items = items();
        int[] wholes = new int[items.size()];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = items.get(i).whole();
        }
        return wholes;
    }

    MalformedDataException problem(String what) {
        String place = path.isEmpty() ? "" : path.substring(0, path.length() - 1) + " ";
        return MalformedDataException.of(source, place + what);
    }
}

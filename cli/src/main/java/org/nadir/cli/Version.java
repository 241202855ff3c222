package org.nadir.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What --version prints, and what reports carry. */
final class Version implements IVersionProvider {

    /** The version in the jar's manifest, or "development" where Nadir runs from class files. */
    static String number() {
        @Nullable String version = Nadir.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "nadir " + number() + " (Java " + Runtime.version() + ", "
                    + System.getProperty("java.vendor", "unknown vendor") + ")"
        };
    }
}

package org.nadir.simulation.graph;

/** Whether something fits into memory, asked before anything is allocated. */
final class Room {

    private Room() {}

    static void check(String what, long bytes, long longestArray) {
        if (longestArray > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(what + " needs " + bytes + " bytes, and an array of " + longestArray
                    + " elements, but an array of Java holds at most 2147483639");
        }
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw new IllegalArgumentException(
                    what + " needs " + bytes + " bytes of memory, but Java may use " + most + " (raise it with -Xmx)");
        }
    }
}

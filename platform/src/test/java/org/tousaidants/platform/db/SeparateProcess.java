package org.tousaidants.platform.db;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a Java program in a separate process, with the class path of the module under test. The JVM options
/// save time for a program that runs for seconds.
public final class SeparateProcess {
    private SeparateProcess() {}

    public static ProcessBuilder of(Class<?> program, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }
}

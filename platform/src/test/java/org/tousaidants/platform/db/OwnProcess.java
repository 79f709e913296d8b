package org.tousaidants.platform.db;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of ours in a separate process, on the class path of the module whose test starts it. It lives for
/// seconds: the second compiler and the parallel collector would cost more than they save.
public final class OwnProcess {
    private OwnProcess() {}

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

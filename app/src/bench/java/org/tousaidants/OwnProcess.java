package org.tousaidants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs a bench in its own process: the data folder is set only by its environment, and deleted afterwards.
public final class OwnProcess {
    private OwnProcess() {}

    /// @return the exit code of `bench DATA`
    public static int of(Class<?> bench) throws IOException, InterruptedException {
        return of(bench, "1g");
    }

    /// @param memory as `-Xmx` takes it
    public static int of(Class<?> bench, String memory) throws IOException, InterruptedException {
        var data = Files.createTempDirectory("tous-aidants-bench");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            var words = new ArrayList<String>();
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.add("--enable-native-access=ALL-UNNAMED");
            words.add("-Xmx" + memory);
            System.getProperties().forEach((name, value) -> {
                if (name.toString().startsWith("ta.bench.")) words.add("-D" + name + "=" + value);
            });
            words.addAll(List.of("-cp", System.getProperty("java.class.path"), bench.getName(), data.toString()));
            var builder = new ProcessBuilder(words).inheritIO();
            builder.environment().putAll(Map.of("TA_DATA_DIR", data.toString(), "DATABASE_URL", ""));
            return builder.start().waitFor();
        } finally {
            new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
        }
    }
}

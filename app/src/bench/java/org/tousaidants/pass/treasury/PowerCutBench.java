package org.tousaidants.pass.treasury;

import java.nio.file.Files;
import java.nio.file.Path;

/// As [PassCrashBench], but the power goes: every process dies at one moment and pages that were not flushed are
/// lost, any of them, two hundred times (`app/src/bench/c/powercut.c`; it wants gcc). Contents only: names of files
/// are taken for safe.
// java: -Xmx512m
public final class PowerCutBench {
    private PowerCutBench() {}

    public static void main(String[] words) throws Exception {
        var made = Files.createTempDirectory("power-cut");
        var source = Path.of("app", "src", "bench", "c", "powercut.c").toString();
        compile(
                "gcc",
                "-O2",
                "-shared",
                "-fPIC",
                "-o",
                made.resolve("powercut.so").toString(),
                source,
                "-ldl");
        compile("gcc", "-O2", "-DCUT", "-o", made.resolve("powercut").toString(), source);
        System.setProperty("ta.bench.power", made.toString());
        var cuts = Integer.getInteger("ta.bench.cuts", 200);
        System.setProperty("ta.bench.kills", Integer.toString(cuts));
        System.setProperty("ta.bench.vouchers", Integer.toString(1_000 * cuts));
        PassCrashBench.main(new String[0]);
    }

    private static void compile(String... command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0)
            throw new IllegalStateException("gcc is needed");
    }
}

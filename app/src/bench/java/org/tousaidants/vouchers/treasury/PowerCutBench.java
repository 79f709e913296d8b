package org.tousaidants.vouchers.treasury;

import java.nio.file.Files;
import java.nio.file.Path;

/// Like [VoucherCrashBench], but with power cuts: all processes die at one moment and any unflushed pages are
/// lost, two hundred times (`app/src/bench/c/powercut.c`; requires gcc). Covers contents only: file names count
/// as durable.
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
        VoucherCrashBench.main(new String[0]);
    }

    private static void compile(String... command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0)
            throw new IllegalStateException("gcc is needed");
    }
}

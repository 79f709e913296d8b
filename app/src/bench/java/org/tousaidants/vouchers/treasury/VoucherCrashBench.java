package org.tousaidants.vouchers.treasury;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;

/// 64 clients, each voucher presented five times at random, while the process, its database or both are killed
/// twenty times at random moments: every acknowledged redemption exists once, no other exists, the
/// audit is clean, and `app/src/proof/till/TillHistory.java` explains all calls, answers and final reads.
// java: -Xmx512m
public final class VoucherCrashBench {
    private static final int VOUCHERS = Integer.getInteger("ta.bench.vouchers", 20_000);
    private static final int TIMES = 5;
    private static final int CLIENTS = 64;
    private static final int KILLS = Integer.getInteger("ta.bench.kills", 20);
    /// The path of the compiled `powercut.c`, from [PowerCutBench]; empty: kills only.
    private static final String POWER = System.getProperty("ta.bench.power", "");

    private static final int FACE_CENTS = 1_000;
    private static final UUID ORDER = new UUID(15, 1);
    private static final UUID BOOKLET = new UUID(15, 2);
    private static final UUID BY = new UUID(15, 3);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private VoucherCrashBench() {}

    public static void main(String[] words) throws Exception {
        if (words.length == 0) {
            System.exit(parent() ? 0 : 1);
        }
        var folder = Path.of(words[1]);
        try (var database = Database.join();
                var doors = CommandSpringContext.over(database, Clock.systemUTC())) {
            try (var _ = CurrentTenantScope.enter(
                    doors.getBean(TerritoryNetworks.class).here().id())) {
                switch (words[0]) {
                    case "issue" -> issue(doors, folder);
                    case "clients" -> clients(doors, folder, Long.parseLong(words[2]));
                    default -> check(doors, folder);
                }
            }
        }
        System.exit(0);
    }

    /// The first two presentations of a voucher are one request and its retry; the others are other tills.
    private static UUID id(int presentation) {
        var time = presentation % TIMES;
        return new UUID(0x15_15L, (long) (presentation / TIMES) * TIMES + (time == 1 ? 0 : time));
    }

    private static UUID place(int presentation) {
        var time = presentation % TIMES;
        return new UUID(0x15_16L, (presentation / TIMES + (time == 1 ? 0 : time)) % 20);
    }

    private static void issue(BeanFactory doors, Path folder) throws IOException {
        var networks = doors.getBean(TerritoryNetworks.class);
        networks.found(networks.here());
        var random = new SecureRandom();
        var codes = new ArrayList<PaperCode>();
        for (var n = 0; n < VOUCHERS; n++) codes.add(PaperCode.draw('V', 6, random));
        doors.getBean(Vouchers.class).issue(ORDER, FACE_CENTS, LocalDate.of(2100, 1, 1), Map.of(BOOKLET, codes));
        doors.getBean(VoucherLedger.class)
                .post(List.of(new LedgerTransfer(
                        UUID.randomUUID(),
                        0,
                        LedgerTransferKind.PROVIDE,
                        new LedgerAccount(LedgerAccountKind.FUNDER, ORDER, BY),
                        new LedgerAccount(LedgerAccountKind.PROVISION, ORDER, BY),
                        (long) VOUCHERS * FACE_CENTS,
                        "bench",
                        Optional.of(BY),
                        Optional.of(UUID.randomUUID()))));
        if (!(doors.getBean(Vouchers.class).activate(UUID.randomUUID(), ORDER, BOOKLET, BY)
                instanceof LedgerPostingResult.TransferPosted)) throw new IllegalStateException("not active");
        Files.write(folder.resolve("codes"), codes.stream().map(PaperCode::text).toList());
    }

    private static List<PaperCode> codes(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("codes")).stream()
                .map(PaperCode::new)
                .toList();
    }

    /// Presents unanswered vouchers, and prints each call and each answer with its time: « 123 I 456 . » for the
    /// call, then T for taken, A for taken again, U for used, O for another answer. The time is that of the
    /// machine since its start, which all processes share.
    private static void clients(BeanFactory doors, Path folder, long seed) throws Exception {
        var codes = codes(folder);
        var vouchers = doors.getBean(Vouchers.class);
        var answered = Files.exists(folder.resolve("answered"))
                ? Set.copyOf(Files.readAllLines(folder.resolve("answered")))
                : Set.<String>of();
        var todo = new ArrayList<Integer>();
        for (var k = 0; k < VOUCHERS * TIMES; k++) if (!answered.contains(Integer.toString(k))) todo.add(k);
        Collections.shuffle(todo, new Random(seed));
        var queue = new ConcurrentLinkedQueue<>(todo);
        var out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        out.println("ready");
        var treasury = doors.getBean(VoucherLedger.class);
        var tenant = CurrentTenantScope.now();
        try (var threads = Executors.newFixedThreadPool(CLIENTS + 1)) {
            var running = new ArrayList<Future<?>>();
            for (var n = 0; n < CLIENTS; n++)
                running.add(threads.submit(() -> CurrentTenantScope.as(tenant, () -> {
                    for (var next = queue.poll(); next != null; next = queue.poll()) {
                        var k = next;
                        line(out, k, 'I');
                        try {
                            var spent = vouchers.present(new Vouchers.VoucherPresentation(
                                    id(k),
                                    codes.get(k / TIMES),
                                    ORDER,
                                    place(k),
                                    "Bench",
                                    60,
                                    FACE_CENTS,
                                    "TYPED",
                                    BY,
                                    TODAY));
                            line(out, k, answer(spent));
                        } catch (RuntimeException lost) {
                            // Without an answer the client retries with the same id.
                            queue.add(k);
                            pause(20);
                        }
                    }
                })));
            var folding = threads.submit(() -> CurrentTenantScope.as(tenant, () -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        treasury.fold();
                    } catch (RuntimeException away) {
                        pause(20);
                    }
                    pause(250);
                }
            }));
            for (var one : running) one.get();
            folding.cancel(true);
        }
        out.println("over");
    }

    /// The point shows that the line was not cut by a kill.
    private static void line(PrintStream out, int presentation, char what) {
        out.println(presentation + " " + what + " " + System.nanoTime() + " .");
    }

    private static char answer(VoucherPresentationResult spent) {
        return switch (spent) {
            case VoucherPresentationResult.PresentedVoucherRedeemed(var _, var again) -> again ? 'A' : 'T';
            case VoucherPresentationResult.VoucherAlreadyUsed _ -> 'U';
            case VoucherPresentationResult.VoucherReportedLost _,
                    VoucherPresentationResult.VoucherNotActive _,
                    VoucherPresentationResult.VoucherExpired _,
                    VoucherPresentationResult.UnknownVoucherCode _ -> 'O';
        };
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(BeanFactory doors, Path folder) throws IOException {
        var codes = codes(folder);
        var vouchers = doors.getBean(Vouchers.class);
        var numbers = new HashMap<UUID, Integer>();
        for (var n = 0; n < codes.size(); n++) numbers.put(vouchers.print(codes.get(n)), n);
        var ends = new HashMap<Integer, UUID>();
        var reads = new HashMap<Integer, String>();
        doors.getBean(JdbcClient.class).sql("""
                        select v.code, e.id, e.cents, a.subject as place from treasury_end e
                        join treasury_voucher v on v.network = e.network and v.id = e.voucher
                        join treasury_account a on a.network = e.network and a.id = e.credit""").query(row -> {
            var n = Objects.requireNonNull(numbers.get(row.getObject("code", UUID.class)));
            ends.put(n, row.getObject("id", UUID.class));
            reads.put(n, row.getString("id") + " " + row.getString("place") + " " + row.getLong("cents"));
        });
        var lines = new ArrayList<String>();
        for (var n = 0; n < codes.size(); n++) lines.add("read " + n + " " + reads.getOrDefault(n, "- - 0"));
        Files.write(folder.resolve("history"), lines, StandardOpenOption.APPEND);
        var missing = 0;
        var acknowledged = new HashMap<Integer, UUID>();
        var twice = 0;
        for (var line : Files.readAllLines(folder.resolve("taken"))) {
            var k = Integer.parseInt(line);
            var before = acknowledged.put(k / TIMES, id(k));
            if (before != null && !before.equals(id(k))) twice++;
            if (!id(k).equals(ends.get(k / TIMES))) missing++;
        }
        var others = ends.keySet().stream()
                .filter(voucher -> !acknowledged.containsKey(voucher))
                .count();
        System.out.printf(
                Locale.ROOT,
                "checked %d stored, %d acknowledged, %d missing, %d acknowledged twice, %d never acknowledged%n",
                ends.size(),
                acknowledged.size(),
                missing,
                twice,
                others);
        var audit = doors.getBean(LedgerAudit.class).run();
        System.out.println("audit " + audit);
        if (missing == 0
                && twice == 0
                && others == 0
                && ends.size() == VOUCHERS
                && audit instanceof LedgerAuditResult.NoDifference) System.out.println("good");
    }

    // ---- the parent, which watches and kills

    private static Process child(Path folder, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx700m",
                "-Dta.bench.vouchers=" + VOUCHERS,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                VoucherCrashBench.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().put("TA_DATA_DIR", folder.resolve("data").toString());
        builder.environment().remove("DATABASE_URL");
        if (!POWER.isEmpty())
            builder.environment()
                    .putAll(Map.of(
                            "LD_PRELOAD",
                            POWER + "/powercut.so",
                            "TA_POWER",
                            Files.createDirectories(folder.resolve("power")).toString(),
                            "TA_POWER_ROOT",
                            folder.resolve("data").toRealPath().toString()));
        return builder.start();
    }

    /// All processes die at one moment, and unflushed data is lost.
    private static void cut(Process process, Path folder, int seed) throws Exception {
        var all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        for (var one : all) one.onExit().get();
        lose(folder, seed);
    }

    private static void lose(Path folder, int seed) throws Exception {
        try (var journals = Files.list(folder.resolve("power"))) {
            var command = new ArrayList<>(List.of(POWER + "/powercut", Integer.toString(seed)));
            var files = journals.toList();
            files.forEach(file -> command.add(file.toString()));
            if (seed != 0)
                System.out.print(new String(
                        new ProcessBuilder(command).start().getInputStream().readAllBytes(),
                        StandardCharsets.US_ASCII));
            for (var file : files) Files.delete(file);
        }
    }

    private static boolean parent() throws Exception {
        var folder = Files.createTempDirectory("pass-crash");
        Files.createDirectories(folder.resolve("data"));
        run(child(folder, "issue", folder.toString()));
        if (!POWER.isEmpty()) lose(folder, 0);
        var random = new Random(Long.getLong("ta.bench.seed", System.nanoTime()));
        Set<String> answered = ConcurrentHashMap.newKeySet();
        Set<String> taken = ConcurrentHashMap.newKeySet();
        var calls = new HashMap<Integer, Long>();
        var history = new PrintStream(folder.resolve("history").toFile(), StandardCharsets.US_ASCII);
        var killed = new int[3];
        var kills = 0;
        var refused = 0;
        for (var over = false; !over; ) {
            Files.write(folder.resolve("answered"), answered);
            var process = child(folder, "clients", folder.toString(), Long.toString(random.nextLong()));
            var reader = process.inputReader();
            if (!"ready".equals(reader.readLine())) {
                // The database may still be stopping: retries.
                process.waitFor();
                if (++refused > 30) throw new IllegalStateException("it no longer starts, see " + folder);
                continue;
            }
            refused = 0;
            var ended = new boolean[1];
            var reading = Thread.ofPlatform().start(() -> ended[0] = read(reader, answered, taken, calls, history));
            while (kills < KILLS && process.isAlive()) {
                Thread.sleep(100 + random.nextInt(700));
                if (!process.isAlive()) break;
                var kind = POWER.isEmpty() ? random.nextInt(3) : 2;
                if (!POWER.isEmpty()) cut(process, folder, 1 + random.nextInt(1_000_000));
                if (kind != 0) postmaster(folder).ifPresent(ProcessHandle::destroyForcibly);
                if (kind != 1) process.destroyForcibly();
                killed[kind]++;
                kills++;
                if (kind != 1) break;
            }
            process.waitFor();
            reading.join();
            over = ended[0];
        }
        calls.forEach((k, call) -> history.println(op(k, call, "- - 0")));
        history.close();
        Files.write(folder.resolve("taken"), taken);
        var lines = run(child(folder, "check", folder.toString()));
        lines.forEach(line -> System.out.println("pass-crash-" + line));
        var explained = explained(folder.resolve("history"));
        var good = lines.contains("good") && kills == KILLS && explained;
        System.out.printf(
                Locale.ROOT,
                "pass-crash %d kills (process %d, database %d, both %d), %d clients, %d presentations (budget 20, none missing, none twice) %s%n",
                kills,
                killed[0],
                killed[1],
                killed[2],
                CLIENTS,
                answered.size(),
                good ? "ok" : "short");
        if (!good) System.out.println("left in " + folder);
        return good;
    }

    /// Whether a single-threaded till explains the history.
    private static boolean explained(Path history) throws Exception {
        var judge = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "app/src/proof/till/TillHistory.java",
                        history.toString(),
                        Integer.toString(FACE_CENTS))
                .redirectErrorStream(true)
                .start();
        try (var reader = judge.inputReader()) {
            reader.readAllLines().forEach(line -> System.out.println("pass-crash-history" + line));
        }
        return judge.waitFor() == 0;
    }

    private static String op(int k, long call, String answer) {
        return "op " + k / TIMES + " " + id(k) + " " + place(k) + " " + call + " " + answer;
    }

    /// Returns true if the clients have presented all.
    ///
    /// @param calls the presentations without an answer, and the time of their call
    private static boolean read(
            BufferedReader reader,
            Set<String> answered,
            Set<String> taken,
            Map<Integer, Long> calls,
            PrintStream history) {
        try {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.equals("over")) return true;
                if (!line.matches("\\d+ [ITAUO] \\d+ \\.")) continue;
                var part = line.split(" ", -1);
                var k = Integer.valueOf(part[0]);
                var time = Long.parseLong(part[2]);
                if (part[1].equals("I")) {
                    var lost = calls.put(k, time);
                    if (lost != null) history.println(op(k, lost, "- - 0"));
                    continue;
                }
                var result = switch (part[1]) {
                    case "T" -> "TAKEN " + FACE_CENTS;
                    case "A" -> "AGAIN " + FACE_CENTS;
                    case "U" -> "USED 0";
                    default -> "OTHER 0";
                };
                history.println(op(k, Objects.requireNonNull(calls.remove(k)), time + " " + result));
                // Adds to `taken` first, so that `answered` is never ahead of it.
                if (result.endsWith(" " + FACE_CENTS)) taken.add(part[0]);
                answered.add(part[0]);
            }
        } catch (IOException cut) {
            return false;
        }
        return false;
    }

    private static List<String> run(Process process) throws Exception {
        try (var reader = process.inputReader()) {
            var lines = reader.readAllLines();
            if (process.waitFor() != 0) throw new IllegalStateException("a child failed: " + lines);
            return lines;
        }
    }

    private static Optional<ProcessHandle> postmaster(Path folder) {
        try {
            var first = Files.readAllLines(folder.resolve("data/cluster/data/postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(first));
        } catch (IOException | RuntimeException notThere) {
            return Optional.empty();
        }
    }
}

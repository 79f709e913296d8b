import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Judges a history of the voucher till, without any class of the product. A history is linearizable if each
/// presentation can be placed at one moment between its call and its answer, such that a single-threaded till
/// gives the same answers. Vouchers are independent, so each is searched alone. A presentation without an answer
/// (the process was killed) may have happened at any later moment, or never: the final reads settle it.
///
/// Lines of a history: `op VOUCHER ID PLACE CALL ANSWER RESULT CENTS` in the order of the calls, times in
/// nanoseconds of one clock, `-` for no answer; then one `read VOUCHER ID PLACE CENTS` for each voucher, `-` if it
/// is not redeemed. RESULT is TAKEN, AGAIN (a retry of the request that redeemed it) or USED.
///
///     java TillHistory.java HISTORY FACE_CENTS     judges a recorded history
///     java TillHistory.java --seeded [SEED]        honest histories pass, seeded false histories are caught
public final class TillHistory {
    record PresentationRecord(String voucher, String id, String place, long call, long answer, String result, long cents) {
        boolean open() {
            return answer == Long.MAX_VALUE;
        }

        /// The same request: the same id at the same place.
        String request() {
            return id + "@" + place;
        }

        PresentationRecord with(String other) {
            return new PresentationRecord(voucher, id, place, call, answer, other, cents);
        }
    }

    record DatabaseRow(String voucher, String id, String place, long cents) {
        String request() {
            return id.equals("-") ? "" : id + "@" + place;
        }
    }

    record History(List<PresentationRecord> ops, List<DatabaseRow> reads) {}

    private TillHistory() {}

    public static void main(String[] words) throws IOException {
        if (words.length > 0 && words[0].equals("--seeded")) {
            System.exit(seeded(words.length > 1 ? Long.parseLong(words[1]) : 41) ? 0 : 1);
        }
        if (words.length != 2) {
            System.err.println("usage: TillHistory HISTORY FACE_CENTS | --seeded [SEED]");
            System.exit(2);
        }
        var history = read(Files.readAllLines(Path.of(words[0])));
        var faults = judge(history, Long.parseLong(words[1]));
        faults.stream().limit(20).forEach(fault -> System.out.println("  " + fault));
        var open = history.ops().stream().filter(PresentationRecord::open).count();
        System.out.printf(
                "  %d presentations, %d without an answer, %d vouchers read: %d faults%n",
                history.ops().size(), open, history.reads().size(), faults.size());
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    static History read(List<String> lines) {
        var ops = new ArrayList<PresentationRecord>();
        var reads = new ArrayList<DatabaseRow>();
        for (var line : lines) {
            var part = line.split(" ");
            switch (part[0]) {
                case "op" -> ops.add(new PresentationRecord(
                        part[1],
                        part[2],
                        part[3],
                        Long.parseLong(part[4]),
                        part[5].equals("-") ? Long.MAX_VALUE : Long.parseLong(part[5]),
                        part[6],
                        Long.parseLong(part[7])));
                case "read" -> reads.add(new DatabaseRow(part[1], part[2], part[3], Long.parseLong(part[4])));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new History(ops, reads);
    }

    // ---- the judge

    /// One sentence for each voucher whose history no single-threaded till explains.
    static List<String> judge(History history, long face) {
        var faults = new ArrayList<String>();
        var byVoucher = new TreeMap<String, List<PresentationRecord>>();
        for (var op : history.ops()) byVoucher.computeIfAbsent(op.voucher(), _ -> new ArrayList<>()).add(op);
        var reads = new HashMap<String, DatabaseRow>();
        for (var read : history.reads())
            if (reads.put(read.voucher(), read) != null) faults.add(read.voucher() + ": read twice");
        for (var read : reads.values())
            if (!byVoucher.containsKey(read.voucher()) && !read.request().isEmpty())
                faults.add(read.voucher() + ": redeemed, and nobody presented it");
        byVoucher.forEach((voucher, ops) -> {
            var read = reads.get(voucher);
            if (read == null) faults.add(voucher + ": missing in the final reads");
            else if (!read.request().isEmpty() && read.cents() != face)
                faults.add(voucher + ": stored with " + read.cents() + " cents instead of " + face);
            else if (ops.stream().anyMatch(op -> paid(op) && op.cents() != face))
                faults.add(voucher + ": a till was promised another amount than " + face);
            else if (!new LinearizabilitySearch(ops, read.request()).explains())
                faults.add(voucher + ": no order of its " + ops.size() + " presentations explains the answers and the read");
        });
        return faults;
    }

    private static boolean paid(PresentationRecord op) {
        return op.result().equals("TAKEN") || op.result().equals("AGAIN");
    }

    /// The till with one thread: the answer to a request, given the request that redeemed the voucher.
    static String answer(String holder, String request) {
        return holder.isEmpty() ? "TAKEN" : holder.equals(request) ? "AGAIN" : "USED";
    }

    /// The search of Wing and Gong for one voucher, with the visited states of Lowe.
    private static final class LinearizabilitySearch {
        private final List<PresentationRecord> ops;
        private final String last;
        private final Set<String> visited = new HashSet<>();

        LinearizabilitySearch(List<PresentationRecord> all, String last) {
            this.last = last;
            ops = new ArrayList<>();
            // Of the unanswered presentations of one request only the first can matter: it may happen at
            // any later moment, and a second one would change nothing.
            var open = new HashMap<String, PresentationRecord>();
            for (var op : all)
                if (!op.open()) ops.add(op);
                else open.merge(op.request(), op, (one, other) -> one.call() <= other.call() ? one : other);
            ops.addAll(open.values());
            if (ops.size() > 63) throw new IllegalStateException("more than 63 presentations of one voucher");
        }

        boolean explains() {
            return from(0, "");
        }

        /// @param done the operations already placed, a bit each
        private boolean from(long done, String holder) {
            if (!visited.add(done + " " + holder)) return false;
            var earliest = Long.MAX_VALUE;
            var left = false;
            for (var n = 0; n < ops.size(); n++)
                if ((done >> n & 1) == 0) {
                    earliest = Math.min(earliest, ops.get(n).answer());
                    left |= !ops.get(n).open();
                }
            if (!left && holder.equals(last)) return true;
            for (var n = 0; n < ops.size(); n++) {
                var op = ops.get(n);
                // It may come next only if no other left was answered before its call.
                if ((done >> n & 1) != 0 || op.call() > earliest) continue;
                var said = answer(holder, op.request());
                if (!op.open() && !said.equals(op.result())) continue;
                if (from(done | 1L << n, said.equals("TAKEN") ? op.request() : holder)) return true;
            }
            return false;
        }
    }

    // ---- honest and false histories

    private static final int FACE = 1_000;

    /// A history of an honest till: concurrent calls, retries, and kills that leave calls without an answer.
    static History honest(long seed, int vouchers) {
        var random = new Random(seed);
        var ops = new ArrayList<PresentationRecord>();
        var reads = new ArrayList<DatabaseRow>();
        for (var v = 0; v < vouchers; v++) {
            var holder = "";
            var point = 0L;
            for (var n = 0; n < 5 + random.nextInt(3); n++) {
                // The moment at which the till decides; calls and answers overlap those of the
                // neighbours.
                point += 10 + random.nextInt(50);
                var who = random.nextInt(4);
                var request = "id" + v + "." + who + "@place" + who;
                var killed = random.nextInt(5) == 0;
                var said = answer(holder, request);
                if (!killed || random.nextBoolean()) holder = said.equals("TAKEN") ? request : holder;
                ops.add(new PresentationRecord(
                        "v" + v,
                        "id" + v + "." + who,
                        "place" + who,
                        point - random.nextInt(60),
                        killed ? Long.MAX_VALUE : point + random.nextInt(60),
                        killed ? "-" : said,
                        said.equals("USED") || killed ? 0 : FACE));
            }
            var part = holder.isEmpty() ? new String[] {"-", "-"} : holder.split("@");
            reads.add(new DatabaseRow("v" + v, part[0], part[1], holder.isEmpty() ? 0 : FACE));
        }
        return new History(ops, reads);
    }

    /// A small history written by hand, in which each voucher is presented twice and answered.
    private static History told() {
        return read(List.of(
                "op v0 a p 10 20 TAKEN 1000",
                "op v0 a p 30 40 AGAIN 1000",
                "op v0 b q 50 60 USED 0",
                "op v1 c p 10 20 TAKEN 1000",
                "op v1 d q 30 40 USED 0",
                "op v2 e p 10 - - 0",
                "op v2 f q 30 40 USED 0",
                "read v0 a p 1000",
                "read v1 c p 1000",
                "read v2 e p 1000"));
    }

    private static void put(History history, int n, String line) {
        var changed = read(List.of(line));
        if (changed.ops().isEmpty()) history.reads().set(n, changed.reads().getFirst());
        else history.ops().set(n, changed.ops().getFirst());
    }

    private static final Map<String, Consumer<History>> FALSE = new TreeMap<>(Map.ofEntries(
            Map.entry("two tills are paid", one -> put(one, 4, "op v1 d q 30 40 TAKEN 1000")),
            Map.entry("an acknowledged redemption is lost", one -> put(one, 1, "read v1 - - 0")),
            Map.entry("a redemption that nobody asked for", one -> put(one, 1, "read v1 z p 1000")),
            Map.entry("another place is credited", one -> put(one, 1, "read v1 c q 1000")),
            Map.entry("refused before anybody redeemed it", one -> put(one, 4, "op v1 d q 3 9 USED 0")),
            Map.entry("a retry is refused", one -> put(one, 1, "op v0 a p 30 40 USED 0")),
            Map.entry("a retry is paid again", one -> put(one, 1, "op v0 a p 30 40 TAKEN 1000")),
            Map.entry("a retry is answered before the first call", one -> put(one, 1, "op v0 a p 3 9 AGAIN 1000")),
            Map.entry("refused by a call that came later", one -> put(one, 5, "op v2 e p 41 - - 0")),
            Map.entry("a refused call is stored", one -> put(one, 2, "read v2 f q 1000")),
            Map.entry("a wrong amount is stored", one -> put(one, 0, "read v0 a p 999")),
            Map.entry("a voucher vanishes", one -> one.reads().remove(0))));

    private static boolean seeded(long seed) {
        var good = true;
        var honest = 0;
        for (var n = 0; n < 200; n++) {
            var faults = judge(honest(seed + n, 50), FACE);
            if (faults.isEmpty()) honest++;
            else System.out.println("  an honest history is refused, seed " + (seed + n) + ": " + faults.getFirst());
        }
        good &= honest == 200 && judge(told(), FACE).isEmpty();
        System.out.println("  " + honest + " of 200 honest histories pass (50 vouchers each, seed " + seed + ")");
        for (var one : FALSE.entrySet()) {
            var history = told();
            one.getValue().accept(history);
            var faults = judge(history, FACE);
            System.out.println("  " + (faults.isEmpty() ? "NOT CAUGHT: " : "caught: ") + one.getKey());
            good &= !faults.isEmpty();
        }
        // In many honest histories, one answer of a till is replaced by another: some of them stay possible.
        var caught = 0;
        var random = new Random(seed);
        for (var n = 0; n < 200; n++) {
            var history = honest(seed + n, 1);
            var at = random.nextInt(history.ops().size());
            var op = history.ops().get(at);
            if (op.open()) continue;
            var other = op.result().equals("USED") ? op.with("TAKEN") : op.with("USED");
            history.ops().set(at, new PresentationRecord(op.voucher(), op.id(), op.place(), op.call(), op.answer(), other.result(), FACE));
            if (!judge(history, FACE).isEmpty()) caught++;
        }
        System.out.println("  " + caught + " single wrong answers caught in random histories");
        return good;
    }
}

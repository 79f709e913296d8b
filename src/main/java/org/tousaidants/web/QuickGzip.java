package org.tousaidants.web;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/// « Compression d'une page » — gzip (RFC 1951 and 1952) of what is compressed for one person and read once: less than
/// half the work of zlib's quickest level for a fourteenth more bytes. What is quick about it: it looks back at one
/// place only, the last one where something began with the same four bytes, which in a page of a template is nearly
/// always the right one; and it writes in a code made beforehand for pages in French and English, so that nothing has
/// to be counted. Any bytes can be written in it, only not as briefly.
final class QuickGzip {
    /// How many bits each symbol takes, in hexadecimal, counted over a hundred pages of this site: 256 bytes, the end,
    /// 29 lengths; then 30 distances.
    private static final String BITS =
            "cccbcccbcc7cccccccccccbcccbcbccc5b69cbbbaac9878677778888888a676aa89899999999989989989999aaabbcba"
                    + "c57664776588565568555678889bcbcb9bcccccccbccccbcbccbccccbaccbacc8cbccccba8bbbbbbcbbcacbababbcccc"
                    + "bb87bbccccccbccbbcbbccbcccccccccbb9ccbccccccccccccbcccccbccccbbbbc456677878888888899998aa99bba";

    private static final String DISTANCE_BITS = "899776665655554444444355554899";

    private static final int END = 256;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 258;
    private static final int FARTHEST = 1 << 15;
    private static final int HASH_BITS = 12;

    private static final byte[] HEAD = {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, (byte) 255};
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// What to write and in how many bits: for each byte and the end, for each length (with the extra bits that say
    /// which), for each kind of distance.
    private static final int[] WORDS = new int[END + 1];
    private static final byte[] WORD_BITS = new byte[END + 1];
    private static final int[] LENGTHS = new int[LONGEST + 1];
    private static final byte[] LENGTH_BITS = new byte[LONGEST + 1];
    private static final int[] DISTANCES = new int[30];
    private static final byte[] DISTANCE_BITS_OF = new byte[30];

    /// Everything that stands before the first word of a page.
    private static final QuickGzip BEGUN = begun();

    private byte[] out;
    private int at;
    /// The bits that do not fill a byte yet, the first one lowest.
    private long pending;
    private int pendingBits;

    private QuickGzip(byte[] out, int at, long pending, int pendingBits) {
        this.out = out;
        this.at = at;
        this.pending = pending;
        this.pendingBits = pendingBits;
    }

    static byte[] of(byte[] plain, int length) {
        var gzip = new QuickGzip(
                Arrays.copyOf(BEGUN.out, BEGUN.at + length / 3 + Long.BYTES),
                BEGUN.at,
                BEGUN.pending,
                BEGUN.pendingBits);
        gzip.write(plain, length);
        return gzip.ended(plain, length);
    }

    private void write(byte[] plain, int length) {
        // The low 16 bits of the last place with this hash: a place that is not the right one is found out.
        var places = new char[1 << HASH_BITS];
        var last = length - Integer.BYTES;
        var i = 0;
        while (i <= last) {
            var four = (int) INT.get(plain, i);
            var hash = four * 0x9E3779B1 >>> Integer.SIZE - HASH_BITS;
            var distance = (char) (i - places[hash]);
            places[hash] = (char) i;
            if (distance == 0 || distance > Math.min(i, FARTHEST) || (int) INT.get(plain, i - distance) != four) {
                put(WORDS[plain[i] & 0xFF], WORD_BITS[plain[i] & 0xFF]);
                i++;
                continue;
            }
            var same = same(plain, i, distance, Math.min(LONGEST, length - i));
            put(LENGTHS[same], LENGTH_BITS[same]);
            putDistance(distance);
            i += same;
        }
        for (; i < length; i++) put(WORDS[plain[i] & 0xFF], WORD_BITS[plain[i] & 0xFF]);
        put(WORDS[END], WORD_BITS[END]);
    }

    /// How many bytes from here on are those of `distance` bytes before.
    private static int same(byte[] plain, int here, int distance, int most) {
        var same = SHORTEST;
        while (same + Long.BYTES <= most) {
            var other = (long) LONG.get(plain, here + same) ^ (long) LONG.get(plain, here + same - distance);
            if (other != 0) return same + (Long.numberOfTrailingZeros(other) >>> 3);
            same += Long.BYTES;
        }
        while (same < most && plain[here + same] == plain[here + same - distance]) same++;
        return same;
    }

    private void putDistance(int distance) {
        var kind = kindOfDistance(distance);
        var bits = DISTANCE_BITS_OF[kind];
        put(DISTANCES[kind] | distance - firstDistance(kind) << bits, bits + extraOfDistance(kind));
    }

    private void put(int word, int bits) {
        pending |= (long) word << pendingBits;
        pendingBits += bits;
        if (at + Long.BYTES > out.length) out = Arrays.copyOf(out, 2 * out.length);
        LONG.set(out, at, pending);
        at += pendingBits >>> 3;
        pending >>>= pendingBits & ~7;
        pendingBits &= 7;
    }

    private byte[] ended(byte[] plain, int length) {
        put(0, -pendingBits & 7);
        var check = new CRC32();
        check.update(plain, 0, length);
        var whole = Arrays.copyOf(out, at + 2 * Integer.BYTES);
        INT.set(whole, at, (int) check.getValue());
        INT.set(whole, at + Integer.BYTES, length);
        return whole;
    }

    // --- the code ---

    private static QuickGzip begun() {
        var words = words(BITS);
        var distances = words(DISTANCE_BITS);
        for (var symbol = 0; symbol <= END; symbol++) {
            WORDS[symbol] = words[symbol];
            WORD_BITS[symbol] = (byte) bits(BITS, symbol);
        }
        for (var length = 3; length <= LONGEST; length++) {
            var kind = kindOfLength(length);
            var bits = bits(BITS, END + 1 + kind);
            LENGTHS[length] = words[END + 1 + kind] | length - firstLength(kind) << bits;
            LENGTH_BITS[length] = (byte) (bits + extraOfLength(kind));
        }
        for (var kind = 0; kind < distances.length; kind++) {
            DISTANCES[kind] = distances[kind];
            DISTANCE_BITS_OF[kind] = (byte) bits(DISTANCE_BITS, kind);
        }
        var begun = new QuickGzip(Arrays.copyOf(HEAD, 256), HEAD.length, 0, 0);
        begun.putCode();
        return begun;
    }

    /// The one block of a page begins by saying how many bits each symbol takes: four bits for each, by a code for the
    /// numbers 0 to 14 and for 16, « the same again, 3 to 6 times ».
    private void putCode() {
        put(1, 1);
        put(2, 2);
        put(BITS.length() - 257, 5);
        put(DISTANCE_BITS.length() - 1, 5);
        put(19 - 4, 4);
        for (var number : new int[] {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15})
            put(number < 15 || number == 16 ? 4 : 0, 3);
        var all = BITS + DISTANCE_BITS;
        for (var i = 0; i < all.length(); ) {
            put(reversed(bits(all, i), 4), 4);
            var again = 1;
            while (again < 7 && i + again < all.length() && all.charAt(i + again) == all.charAt(i)) again++;
            if (again > 3) {
                put(reversed(15, 4) | again - 1 - 3 << 4, 6);
                i += again;
            } else i++;
        }
    }

    /// In the order of their bits, then of the symbols, each word is the one before plus one; written from its highest
    /// bit on.
    private static int[] words(String bits) {
        var words = new int[bits.length()];
        var next = 0;
        for (var length = 1; length < 16; length++, next <<= 1)
            for (var symbol = 0; symbol < words.length; symbol++)
                if (bits(bits, symbol) == length) words[symbol] = reversed(next++, length);
        return words;
    }

    private static int reversed(int word, int bits) {
        return Integer.reverse(word) >>> Integer.SIZE - bits;
    }

    private static int bits(String bits, int symbol) {
        return Character.digit(bits.charAt(symbol), 16);
    }

    private static int extraOfLength(int kind) {
        return kind < 8 || kind == 28 ? 0 : kind / 4 - 1;
    }

    private static int firstLength(int kind) {
        if (kind == 28) return LONGEST;
        return kind < 8 ? kind + 3 : (4 + kind % 4 << extraOfLength(kind)) + 3;
    }

    private static int kindOfLength(int length) {
        var kind = 28;
        while (firstLength(kind) > length) kind--;
        return kind;
    }

    private static int extraOfDistance(int kind) {
        return kind < 4 ? 0 : kind / 2 - 1;
    }

    private static int firstDistance(int kind) {
        return kind < 4 ? kind + 1 : (2 + kind % 2 << extraOfDistance(kind)) + 1;
    }

    private static int kindOfDistance(int distance) {
        if (distance <= 4) return distance - 1;
        var extra = 30 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * extra + 2 + (distance - 1 >> extra & 1);
    }
}

package org.tousaidants.places.intake;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The parts of a zip, with limits on their unpacked size.
final class ZipParts implements Closeable {
    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_DIRECTORY_BYTES = 4_000_000;
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054B50;

    /// Small files may legitimately have very high compression ratios.
    private static final long RATIO_FROM_BYTES = 10_000_000;

    private final ZipFile zip;
    private final Limits limits;
    private long unpacked;

    private ZipParts(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static ZipParts open(Path file, Limits limits) throws IOException {
        checkDirectory(file);
        return new ZipParts(new ZipFile(file.toFile()), limits);
    }

    /// [ZipFile] reads the whole directory into memory: its size is checked before.
    private static void checkDirectory(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), 65_535 + END_RECORD);
            var tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            var buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = length - END_RECORD; i >= 0; i--) {
                if (buffer.getInt(i) == END_SIGNATURE) {
                    int entries = buffer.getShort(i + 10) & 0xFFFF;
                    long bytes = buffer.getInt(i + 12) & 0xFFFFFFFFL;
                    if (entries > MOST_ENTRIES || bytes > MOST_DIRECTORY_BYTES) throw new TooMuchException();
                    return;
                }
            }
            throw new ZipException("no directory");
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    long size(String name) {
        var entry = zip.getEntry(name);
        return entry == null ? 0 : Math.max(0, entry.getSize());
    }

    /// Refuses at once a part that declares too much, and while reading one that declared too little.
    Optional<InputStream> part(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) return Optional.empty();
        check(unpacked + Math.max(0, entry.getSize()), entry.getSize(), entry.getCompressedSize());
        return Optional.of(new Counted(zip.getInputStream(entry), entry.getCompressedSize()));
    }

    private void check(long total, long ofPart, long compressed) throws TooMuchException {
        if (total > limits.unpackedBytes()
                || ofPart > RATIO_FROM_BYTES && ofPart / Math.max(1, compressed) > limits.unpackedRatio())
            throw new TooMuchException();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends FilterInputStream {
        private final long compressed;
        private long bytes;

        Counted(InputStream in, long compressed) {
            super(in);
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = in.read(target, offset, length);
            if (n > 0) {
                bytes += n;
                unpacked += n;
                check(unpacked, bytes, compressed);
            }
            return n;
        }
    }

    static final class TooMuchException extends IOException {}
}

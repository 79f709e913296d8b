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

/// Reads the parts of a zip file, with limits on their unpacked size.
final class LimitedZipFile implements Closeable {
    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_DIRECTORY_BYTES = 4_000_000;
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054B50;

    /// Size in bytes from which the compression ratio is checked: smaller files may legitimately have very high
    /// ratios.
    private static final long RATIO_FROM_BYTES = 10_000_000;

    private final ZipFile zip;
    private final SourceLimits limits;
    private long unpacked;

    private LimitedZipFile(ZipFile zip, SourceLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static LimitedZipFile open(Path file, SourceLimits limits) throws IOException {
        checkDirectory(file);
        return new LimitedZipFile(new ZipFile(file.toFile()), limits);
    }

    /// Checks the size of the zip directory before opening the file, because [ZipFile] reads the whole directory
    /// into memory.
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
                    if (entries > MOST_ENTRIES || bytes > MOST_DIRECTORY_BYTES) throw new ZipTooLargeException();
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

    /// Opens a part of the zip file; empty if there is no such part. A part whose declared size is too large is
    /// refused at once. A part whose real size exceeds its declared size is refused while it is read.
    Optional<InputStream> part(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) return Optional.empty();
        check(unpacked + Math.max(0, entry.getSize()), entry.getSize(), entry.getCompressedSize());
        return Optional.of(new ZipSizeLimitStream(zip.getInputStream(entry), entry.getCompressedSize()));
    }

    private void check(long total, long ofPart, long compressed) throws ZipTooLargeException {
        if (total > limits.unpackedBytes()
                || ofPart > RATIO_FROM_BYTES && ofPart / Math.max(1, compressed) > limits.unpackedRatio())
            throw new ZipTooLargeException();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class ZipSizeLimitStream extends FilterInputStream {
        private final long compressed;
        private long bytes;

        ZipSizeLimitStream(InputStream in, long compressed) {
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

    static final class ZipTooLargeException extends IOException {}
}

package org.tousaidants.core.territory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.tousaidants.core.territory.CommuneImportResult.CommuneFileProblem;
import org.tousaidants.core.territory.CommuneImportResult.InvalidCommuneFile;

/// An input stream with a maximum size, which protects against a file without an end. The caller closes the stream.
final class LimitedInputStream extends FilterInputStream {
    private long left;

    LimitedInputStream(InputStream in, long bytes) {
        super(in);
        left = bytes;
    }

    /// Returns the error of the import, taken from the exception of the parser.
    static InvalidCommuneFile refused(Exception e, long line) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamTooLargeException)
                return new InvalidCommuneFile(CommuneFileProblem.TOO_LARGE, line, "");
            if (cause instanceof CharacterCodingException)
                return new InvalidCommuneFile(CommuneFileProblem.NOT_UTF8, line, "");
        }
        return new InvalidCommuneFile(CommuneFileProblem.BROKEN, line, String.valueOf(e.getMessage()));
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public void close() {}

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) throw new StreamTooLargeException();
    }

    private static final class StreamTooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }
}

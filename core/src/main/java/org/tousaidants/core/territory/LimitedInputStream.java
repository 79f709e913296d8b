package org.tousaidants.core.territory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.tousaidants.core.territory.CommuneImportResult.Invalid;
import org.tousaidants.core.territory.CommuneImportResult.Problem;

/// An input stream with a maximum size, against a file without end. The caller closes the stream.
final class LimitedInputStream extends FilterInputStream {
    private long left;

    LimitedInputStream(InputStream in, long bytes) {
        super(in);
        left = bytes;
    }

    /// The error of the import, taken from the exception of the parser.
    static Invalid refused(Exception e, long line) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge) return new Invalid(Problem.TOO_LARGE, line, "");
            if (cause instanceof CharacterCodingException) return new Invalid(Problem.NOT_UTF8, line, "");
        }
        return new Invalid(Problem.BROKEN, line, String.valueOf(e.getMessage()));
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
        if (left < 0) throw new TooLarge();
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }
}

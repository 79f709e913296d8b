package org.tousaidants.places.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/// « Source ouverte » — reads the records of a file or of a web address, including all pages if a server divides its
/// list into pages. Deletes the downloaded files when the reader is closed.
public final class OpenedRecordSource {
    /// Maximum number of pages of a source. A longer list, or a list that returns to a page already read, is an
    /// error of the server.
    private static final int PAGES = 2_000;

    private static final Path DOWNLOADS = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

    private OpenedRecordSource() {}

    public sealed interface IntakeOpening permits IntakeOpened, IntakeNotOpened {}

    public record IntakeOpened(SourceRecordReader reader) implements IntakeOpening {}

    public record IntakeNotOpened(SourceRefusal why) implements IntakeOpening {}

    /// Thrown if a page after the first cannot be read; the records of the previous pages are then not the whole
    /// source.
    public static final class IntakeInterruptedException extends RuntimeException {
        private final transient SourceRefusal why;

        private IntakeInterruptedException(SourceRefusal why) {
            super(why.trouble().name());
            this.why = why;
        }

        public SourceRefusal why() {
            return why;
        }
    }

    /// Opens a source at its location and returns a reader of its records, or the reason why it cannot be read.
    ///
    /// @param fileLimits limits for a local file; the usual limits apply to a download
    public static IntakeOpening open(SourceLocation location, SourceDownload fetch, SourceLimits fileLimits)
            throws IOException {
        return openNewer(location, fetch, fileLimits, SourceVersion.NONE).orElseThrow();
    }

    /// Opens a source. Returns empty if its server reports that the known version is still current.
    public static Optional<IntakeOpening> openNewer(
            SourceLocation location, SourceDownload fetch, SourceLimits fileLimits, SourceVersion known)
            throws IOException {
        return switch (location) {
            case SourceLocation.FileSource in -> Optional.of(open(in, fileLimits));
            case SourceLocation.WebSource on -> {
                var pages = new PagedRecordReader(on, fetch);
                yield switch (pages.turnTo(on.address(), known)) {
                    case IntakeStep.IntakeDone() -> Optional.of(new IntakeOpened(pages));
                    case IntakeStep.IntakeSourceNotModified() -> Optional.empty();
                    case IntakeStep.IntakeFailed(var why) -> Optional.of(new IntakeNotOpened(why));
                };
            }
        };
    }

    /// Opens a local file.
    public static IntakeOpening open(SourceLocation.FileSource in, SourceLimits limits) throws IOException {
        return switch (SourceFile.open(in.file(), in, limits)) {
            case SourceRefusal refused -> new IntakeNotOpened(refused);
            case SourceFile.SourceFileOpened opened -> new IntakeOpened(opened.reader());
        };
    }

    private sealed interface IntakeStep {
        record IntakeDone() implements IntakeStep {}

        record IntakeSourceNotModified() implements IntakeStep {}

        record IntakeFailed(SourceRefusal why) implements IntakeStep {}
    }

    /// Reads one page at a time: requests the next page after the last record of the current page.
    private static final class PagedRecordReader implements SourceRecordReader {
        private record CurrentSourcePage(
                SourceDownload.DownloadedSource file, SourceRecordReader reader, Optional<URI> next) {}

        private final SourceLocation.WebSource location;
        private final SourceDownload fetch;
        private Optional<CurrentSourcePage> current = Optional.empty();
        private final Set<URI> turned = new HashSet<>();
        private long bytesBefore;

        PagedRecordReader(SourceLocation.WebSource location, SourceDownload fetch) {
            this.location = location;
            this.fetch = fetch;
        }

        IntakeStep turnTo(URI address, SourceVersion known) throws IOException {
            if (turned.size() == PAGES || !turned.add(address))
                return new IntakeStep.IntakeFailed(
                        SourceRefusal.because(SourceRefusal.SourceProblem.ENDLESS_LIST, address.getHost()));
            return switch (fetch.get(address, DOWNLOADS, known)) {
                case SourceRefusal refused -> new IntakeStep.IntakeFailed(refused);
                case SourceDownload.SourceNotModified() -> new IntakeStep.IntakeSourceNotModified();
                case SourceDownload.DownloadedSource fetched ->
                    switch (SourceFile.open(fetched.file(), location, SourceLimits.usual())) {
                        case SourceRefusal refused -> {
                            fetched.close();
                            yield new IntakeStep.IntakeFailed(refused);
                        }
                        case SourceFile.SourceFileOpened opened -> {
                            close();
                            current = Optional.of(new CurrentSourcePage(fetched, opened.reader(), opened.next()));
                            yield new IntakeStep.IntakeDone();
                        }
                    };
            };
        }

        /// Returns no version for a source of several pages, because an unchanged first page does not prove
        /// that the other pages are unchanged.
        @Override
        public SourceVersion version() {
            var page = current.orElseThrow();
            return turned.size() == 1 && page.next().isEmpty() ? page.file().version() : SourceVersion.NONE;
        }

        @Override
        public boolean hasNext() {
            while (!reader().hasNext()) {
                var next = current.orElseThrow().next();
                if (next.isEmpty()) return false;
                bytesBefore += reader().totalBytes();
                try {
                    if (turnTo(next.get(), SourceVersion.NONE) instanceof IntakeStep.IntakeFailed(var why))
                        throw new IntakeInterruptedException(why);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return true;
        }

        @Override
        public SourceRecordReadResult next() {
            if (!hasNext()) throw new NoSuchElementException();
            return reader().next();
        }

        @Override
        public SourceFormat format() {
            return reader().format();
        }

        @Override
        public List<String> columns() {
            return reader().columns();
        }

        @Override
        public long bytesRead() {
            return bytesBefore + reader().bytesRead();
        }

        /// Returns the size in bytes of the pages read so far, because the total number of pages is not
        /// known in advance.
        @Override
        public long totalBytes() {
            return bytesBefore + reader().totalBytes();
        }

        @Override
        public void close() {
            current.ifPresent(page -> {
                page.reader().close();
                try {
                    page.file().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            current = Optional.empty();
        }

        private SourceRecordReader reader() {
            return current.orElseThrow().reader();
        }
    }
}

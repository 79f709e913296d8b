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

/// « Source ouverte » — reads the records of a file or a web address, and all pages if a server splits its list
/// in pages. Downloaded files are deleted when the reader is closed.
public final class Intake {
    /// Maximum number of pages: a longer list, or one that returns to a page already read, is an error of the
    /// server.
    private static final int PAGES = 2_000;

    private static final Path DOWNLOADS = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

    private Intake() {}

    public sealed interface Opening permits Opened, NotOpened {}

    public record Opened(RecordReader reader) implements Opening {}

    public record NotOpened(SourceRefusal why) implements Opening {}

    /// Thrown if a page after the first cannot be read: the records before it are not the whole source.
    public static final class Interrupted extends RuntimeException {
        private final transient SourceRefusal why;

        private Interrupted(SourceRefusal why) {
            super(why.trouble().name());
            this.why = why;
        }

        public SourceRefusal why() {
            return why;
        }
    }

    /// @param fileLimits limits of a local file; a download has the usual ones
    public static Opening open(SourceLocation location, Fetch fetch, Limits fileLimits) throws IOException {
        return openNewer(location, fetch, fileLimits, SourceVersion.NONE).orElseThrow();
    }

    /// Opens a source unless its server reports that the known version is current; then the result is empty.
    public static Optional<Opening> openNewer(
            SourceLocation location, Fetch fetch, Limits fileLimits, SourceVersion known) throws IOException {
        return switch (location) {
            case SourceLocation.InFile in -> Optional.of(open(in, fileLimits));
            case SourceLocation.OnWeb on -> {
                var pages = new Pages(on, fetch);
                yield switch (pages.turnTo(on.address(), known)) {
                    case IntakeStep.Done() -> Optional.of(new Opened(pages));
                    case IntakeStep.Same() -> Optional.empty();
                    case IntakeStep.Failed(var why) -> Optional.of(new NotOpened(why));
                };
            }
        };
    }

    /// Opens a local file.
    public static Opening open(SourceLocation.InFile in, Limits limits) throws IOException {
        return switch (SourceFile.open(in.file(), in, limits)) {
            case SourceRefusal refused -> new NotOpened(refused);
            case SourceFile.Opened opened -> new Opened(opened.reader());
        };
    }

    private sealed interface IntakeStep {
        record Done() implements IntakeStep {}

        record Same() implements IntakeStep {}

        record Failed(SourceRefusal why) implements IntakeStep {}
    }

    /// Reads one page at a time: the next one is requested after the last record of this one.
    private static final class Pages implements RecordReader {
        private record Current(Fetch.Fetched file, RecordReader reader, Optional<URI> next) {}

        private final SourceLocation.OnWeb location;
        private final Fetch fetch;
        private Optional<Current> current = Optional.empty();
        private final Set<URI> turned = new HashSet<>();
        private long bytesBefore;

        Pages(SourceLocation.OnWeb location, Fetch fetch) {
            this.location = location;
            this.fetch = fetch;
        }

        IntakeStep turnTo(URI address, SourceVersion known) throws IOException {
            if (turned.size() == PAGES || !turned.add(address))
                return new IntakeStep.Failed(
                        SourceRefusal.because(SourceRefusal.Trouble.ENDLESS_LIST, address.getHost()));
            return switch (fetch.get(address, DOWNLOADS, known)) {
                case SourceRefusal refused -> new IntakeStep.Failed(refused);
                case Fetch.Same() -> new IntakeStep.Same();
                case Fetch.Fetched fetched ->
                    switch (SourceFile.open(fetched.file(), location, Limits.usual())) {
                        case SourceRefusal refused -> {
                            fetched.close();
                            yield new IntakeStep.Failed(refused);
                        }
                        case SourceFile.Opened opened -> {
                            close();
                            current = Optional.of(new Current(fetched, opened.reader(), opened.next()));
                            yield new IntakeStep.Done();
                        }
                    };
            };
        }

        /// None: an unchanged first page does not prove that the others are unchanged.
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
                    if (turnTo(next.get(), SourceVersion.NONE) instanceof IntakeStep.Failed(var why))
                        throw new Interrupted(why);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return true;
        }

        @Override
        public RecordReadResult next() {
            if (!hasNext()) throw new NoSuchElementException();
            return reader().next();
        }

        @Override
        public Format format() {
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

        /// The size of the pages read so far, because the number of pages is unknown.
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

        private RecordReader reader() {
            return current.orElseThrow().reader();
        }
    }
}

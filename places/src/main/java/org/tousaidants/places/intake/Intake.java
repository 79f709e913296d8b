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

/// « Source ouverte » — the records of a location, file or web address, page after page when a web source gives its
/// list by pages. What was downloaded is deleted when the reader is closed.
public final class Intake {
    /// A list that never ends, or comes back to a page already read, is a fault of its server.
    private static final int PAGES = 2_000;

    private static final Path DOWNLOADS = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

    private Intake() {}

    public sealed interface Opening permits Opened, NotOpened {}

    public record Opened(RecordReader reader) implements Opening {}

    public record NotOpened(Refused why) implements Opening {}

    /// A page in the middle of a source could not be read: what came before it is not the whole source.
    public static final class Interrupted extends RuntimeException {
        private final transient Refused why;

        private Interrupted(Refused why) {
            super(why.trouble().name());
            this.why = why;
        }

        public Refused why() {
            return why;
        }
    }

    /// @param fileLimits of a file of this machine; a download has the usual ones
    public static Opening open(SourceLocation location, Fetch fetch, Limits fileLimits) throws IOException {
        return openNewer(location, fetch, fileLimits, SourceVersion.NONE).orElseThrow();
    }

    /// The same; nothing when the server says that it still gives the version that is known.
    public static Optional<Opening> openNewer(
            SourceLocation location, Fetch fetch, Limits fileLimits, SourceVersion known) throws IOException {
        return switch (location) {
            case SourceLocation.InFile in -> Optional.of(open(in, fileLimits));
            case SourceLocation.OnWeb on -> {
                var pages = new Pages(on, fetch);
                yield switch (pages.turnTo(on.address(), known)) {
                    case Turn.Done() -> Optional.of(new Opened(pages));
                    case Turn.Same() -> Optional.empty();
                    case Turn.Failed(var why) -> Optional.of(new NotOpened(why));
                };
            }
        };
    }

    /// A file of this machine.
    public static Opening open(SourceLocation.InFile in, Limits limits) throws IOException {
        return switch (SourceFile.open(in.file(), in, limits)) {
            case Refused refused -> new NotOpened(refused);
            case SourceFile.Opened opened -> new Opened(opened.reader());
        };
    }

    private sealed interface Turn {
        record Done() implements Turn {}

        record Same() implements Turn {}

        record Failed(Refused why) implements Turn {}
    }

    /// One page at a time: the next is asked for when the last record of this one has been taken.
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

        Turn turnTo(URI address, SourceVersion known) throws IOException {
            if (turned.size() == PAGES || !turned.add(address))
                return new Turn.Failed(Refused.because(Refused.Trouble.ENDLESS_LIST, address.getHost()));
            return switch (fetch.get(address, DOWNLOADS, known)) {
                case Refused refused -> new Turn.Failed(refused);
                case Fetch.Same() -> new Turn.Same();
                case Fetch.Fetched fetched ->
                    switch (SourceFile.open(fetched.file(), location, Limits.usual())) {
                        case Refused refused -> {
                            fetched.close();
                            yield new Turn.Failed(refused);
                        }
                        case SourceFile.Opened opened -> {
                            close();
                            current = Optional.of(new Current(fetched, opened.reader(), opened.next()));
                            yield new Turn.Done();
                        }
                    };
            };
        }

        /// A first page that is the same says nothing of the others.
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
                    if (turnTo(next.get(), SourceVersion.NONE) instanceof Turn.Failed(var why))
                        throw new Interrupted(why);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return true;
        }

        @Override
        public Item next() {
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

        /// Of the pages seen so far: their number is not known before.
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

package org.tousaidants.places.harvest;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tousaidants.places.columnmapping.NormalisationResult.Accepted;
import org.tousaidants.places.harvest.HarvestCommand.Chosen;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.RecordReadResult;
import org.tousaidants.places.intake.RecordReader;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.platform.db.CommandContext;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Networks.Choice;
import org.tousaidants.platform.tenancy.TenantScope;

/// Harvests into a network from the command line: the same run as a coordinator's, shown on a terminal.
final class NetworkHarvest {
    private final Database database;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final HarvestWords words;

    NetworkHarvest(Database database, Clock clock, PrintStream out, PrintStream err, boolean terminal) {
        this.database = database;
        this.clock = clock;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.words = new HarvestWords(out, err);
    }

    int harvest(HarvestOptions options, Optional<Chosen> mapping) throws IOException {
        try (var doors = CommandContext.over(database, clock)) {
            var asked = options.network().filter(id -> !id.isEmpty());
            return switch (doors.getBean(Networks.class).choose(asked)) {
                case Choice.Chosen(var network) -> {
                    try (var _ = TenantScope.enter(network.id())) {
                        yield into(doors.getBean(Harvests.class), options, mapping);
                    }
                }
                case Choice.Unknown(var known) ->
                    words.refused("cette base n’a pas de réseau « " + asked.orElse("") + " » ; elle a : "
                            + (known.isEmpty() ? "aucun" : String.join(", ", known)));
                case Choice.Several(var known) ->
                    words.refused("cette base a plusieurs réseaux, dites lequel : --network "
                            + String.join(" ou --network ", known));
            };
        }
    }

    private int into(Harvests harvests, HarvestOptions options, Optional<Chosen> mapping) throws IOException {
        var known = harvests.source(options.name());
        if (options.source().isEmpty() && known.filter(HarvestSource::onWeb).isEmpty())
            return words.refused(
                    known.isEmpty()
                            ? "le réseau « " + TenantScope.here() + " » ne connaît pas la source « " + options.name()
                                    + " » : donnez aussi --source"
                            : "la source « " + options.name() + " » n’a pas d’adresse sur internet : donnez --source");
        var location = Optional.<SourceLocation>empty();
        if (options.source().isPresent())
            switch (SourceLocation.parse(options.source().get())) {
                case SourceRefusal no -> {
                    return words.refused(no.sentence(Locale.FRENCH));
                }
                case SourceLocation.Parsed parsed -> location = Optional.of(parsed.location());
            }
        var address = location.filter(SourceLocation.OnWeb.class::isInstance).flatMap(web -> options.source());
        var source = new HarvestSource(
                options.name(),
                known.map(HarvestSource::label).orElse(options.name()),
                address.or(() -> known.map(HarvestSource::location)).orElse(""),
                mapping.map(Chosen::text)
                        .or(() -> known.map(HarvestSource::mapping))
                        .orElse(""));
        if (!known.equals(Optional.of(source)))
            harvests.keep(source.name(), source.label(), source.location(), source.mapping());
        try (var watch = new Watch(options)) {
            return switch (harvests.harvest(source.name(), location, watch)) {
                case Harvests.Started.Going(var run) -> said(source, options, watch);
                case Harvests.Started.AlreadyRunning() ->
                    words.refused("une moisson de cette source est déjà en cours : attendez qu’elle finisse");
                case Harvests.Started.UnknownSource() -> throw new IllegalStateException("just kept: " + source.name());
            };
        }
    }

    private int said(HarvestSource source, HarvestOptions options, Watch watch) {
        var ending = watch.ending();
        var report = watch.report();
        if (ending.state() == StoredHarvestRun.State.UNCHANGED) {
            out.println(source.name() + " : inchangée, dit son serveur ; les lieux restent (--again la relit)");
            return HarvestCommand.OK;
        }
        if (report.isEmpty()) return words.refused(ReasonTexts.french(ending.why()));
        words.say(
                source.name(),
                report.get(),
                Harvests.mapping(source),
                options.out().map(HarvestCommand::rejects));
        if (report.get().kept() == 0) return HarvestCommand.NOTHING_KEPT;
        if (ending.state() == StoredHarvestRun.State.REFUSED) return words.refused(ReasonTexts.french(ending.why()));
        var counts = ending.counts();
        var waits = ending.state() == StoredHarvestRun.State.WAITING;
        out.printf(
                waits ? "  réseau « %s », si vous publiez : %s, %s, %s, %s%n" : "  réseau « %s » : %s, %s, %s, %s%n",
                TenantScope.here(),
                CountedWord.of(counts.created(), "nouveau lieu", "nouveaux lieux"),
                CountedWord.of(counts.changed(), "lieu changé", "lieux changés"),
                CountedWord.of(counts.same(), "fiche inchangée", "fiches inchangées"),
                CountedWord.of(counts.gone(), "lieu parti", "lieux partis"));
        if (waits)
            out.printf(
                    "  Rien n’est encore publié. Regardez cette moisson au bureau : /bureau/sources/%s. "
                            + "L’option --publish publie sans attendre.%n",
                    source.name());
        if (!ending.why().isEmpty()) err.println(ReasonTexts.french(ending.why()));
        return HarvestCommand.OK;
    }

    /// Shows the run on the terminal and writes the requested files too.
    private final class Watch implements HarvestObserver {
        private final HarvestOptions options;
        private final Optional<HarvestFiles> files;
        private Harvests.@Nullable Ending ending;
        private @Nullable HarvestReport report;
        private @Nullable TerminalProgressLine progress;

        Watch(HarvestOptions options) throws IOException {
            this.options = options;
            var folder = options.out();
            this.files = folder.isEmpty() ? Optional.empty() : Optional.of(HarvestFiles.in(folder.get()));
        }

        @Override
        public Limits limits() {
            return Limits.usual().withFileBytes(HarvestCommand.LOCAL_BYTES);
        }

        @Override
        public boolean again() {
            return options.again();
        }

        @Override
        public boolean previews() {
            return !options.publish();
        }

        @Override
        public Optional<Geocoder> geocoder() {
            return HarvestCommand.geocoder(options);
        }

        @Override
        public Iterator<? extends RecordReadResult> through(RecordReader reader) {
            var shown = new TerminalProgressLine(reader, err, terminal, System::nanoTime);
            progress = shown;
            return shown;
        }

        @Override
        public HarvestSink beside(HarvestSink network) {
            return files.<HarvestSink>map(both -> new Both(network, both)).orElse(network);
        }

        @Override
        public void ended(Harvests.Ending how, Optional<HarvestReport> what) {
            ending = how;
            report = what.orElse(null);
            if (progress instanceof TerminalProgressLine shown) shown.done();
            if (files.isPresent() && what.isPresent())
                try {
                    files.get().finish(what.get(), options.name());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
        }

        Harvests.Ending ending() {
            if (ending instanceof Harvests.Ending how) return how;
            throw new IllegalStateException("the run did not end");
        }

        Optional<HarvestReport> report() {
            return Optional.ofNullable(report);
        }

        @Override
        public void close() {
            if (files.isPresent())
                try {
                    files.get().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
        }
    }

    private record Both(HarvestSink one, HarvestSink other) implements HarvestSink {
        @Override
        public void kept(RawRecord record, Accepted kept) {
            one.kept(record, kept);
            other.kept(record, kept);
        }

        @Override
        public void rejected(long line, Reason why, String raw) {
            one.rejected(line, why, raw);
            other.rejected(line, why, raw);
        }

        @Override
        public void excluded(RawRecord record, Reason why) {
            one.excluded(record, why);
            other.excluded(record, why);
        }
    }
}

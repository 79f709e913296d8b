package org.tousaidants.places.harvest;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.harvest.HarvestCommand.ChosenMapping;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReadResult;
import org.tousaidants.places.intake.SourceRecordReader;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.identity.TerritoryNetworks.NetworkChoice;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// OpenDataHarvests a source into a network from the command line. It executes the same run as the coordinator's
/// page, and shows the progress on a terminal.
final class CommandLineHarvest {
    private final Database database;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final HarvestMessageKeys words;

    CommandLineHarvest(Database database, Clock clock, PrintStream out, PrintStream err, boolean terminal) {
        this.database = database;
        this.clock = clock;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.words = new HarvestMessageKeys(out, err);
    }

    int harvest(HarvestOptions options, Optional<ChosenMapping> mapping) throws IOException {
        try (var doors = CommandSpringContext.over(database, clock)) {
            var asked = options.network().filter(id -> !id.isEmpty());
            return switch (doors.getBean(TerritoryNetworks.class).choose(asked)) {
                case NetworkChoice.NetworkChosen(var network) -> {
                    try (var _ = CurrentTenantScope.enter(network.id())) {
                        yield into(doors.getBean(OpenDataHarvests.class), options, mapping);
                    }
                }
                case NetworkChoice.UnknownNetwork(var known) ->
                    words.refused("cette base n’a pas de réseau « " + asked.orElse("") + " » ; elle a : "
                            + (known.isEmpty() ? "aucun" : String.join(", ", known)));
                case NetworkChoice.SeveralNetworksPossible(var known) ->
                    words.refused("cette base a plusieurs réseaux, dites lequel : --network "
                            + String.join(" ou --network ", known));
            };
        }
    }

    private int into(OpenDataHarvests harvests, HarvestOptions options, Optional<ChosenMapping> mapping)
            throws IOException {
        var known = harvests.source(options.name());
        if (options.source().isEmpty() && known.filter(HarvestSource::onWeb).isEmpty())
            return words.refused(
                    known.isEmpty()
                            ? "le réseau « " + CurrentTenantScope.here() + " » ne connaît pas la source « "
                                    + options.name() + " » : donnez aussi --source"
                            : "la source « " + options.name() + " » n’a pas d’adresse sur internet : donnez --source");
        var location = Optional.<SourceLocation>empty();
        if (options.source().isPresent())
            switch (SourceLocation.parse(options.source().get())) {
                case SourceRefusal no -> {
                    return words.refused(no.sentence(Locale.FRENCH));
                }
                case SourceLocation.ParsedLocation parsed -> location = Optional.of(parsed.location());
            }
        var address =
                location.filter(SourceLocation.WebSource.class::isInstance).flatMap(web -> options.source());
        var source = new HarvestSource(
                options.name(),
                known.map(HarvestSource::label).orElse(options.name()),
                address.or(() -> known.map(HarvestSource::location)).orElse(""),
                mapping.map(ChosenMapping::text)
                        .or(() -> known.map(HarvestSource::mapping))
                        .orElse(""));
        if (!known.equals(Optional.of(source)))
            harvests.keep(source.name(), source.label(), source.location(), source.mapping());
        try (var watch = new TerminalHarvestObserver(options)) {
            return switch (harvests.harvest(source.name(), location, watch)) {
                case OpenDataHarvests.HarvestStartResult.HarvestStarted(var run) -> said(source, options, watch);
                case OpenDataHarvests.HarvestStartResult.HarvestAlreadyRunning() ->
                    words.refused("une moisson de cette source est déjà en cours : attendez qu’elle finisse");
                case OpenDataHarvests.HarvestStartResult.UnknownHarvestSource() ->
                    throw new IllegalStateException("just kept: " + source.name());
            };
        }
    }

    private int said(HarvestSource source, HarvestOptions options, TerminalHarvestObserver watch) {
        var ending = watch.ending();
        var report = watch.report();
        if (ending.state() == StoredHarvestRun.HarvestRunState.UNCHANGED) {
            out.println(source.name() + " : inchangée, dit son serveur ; les lieux restent (--again la relit)");
            return HarvestCommand.OK;
        }
        if (report.isEmpty()) return words.refused(RefusalReasonTexts.french(ending.why()));
        words.say(
                source.name(),
                report.get(),
                OpenDataHarvests.mapping(source),
                options.out().map(HarvestCommand::rejects));
        if (report.get().kept() == 0) return HarvestCommand.NOTHING_KEPT;
        if (ending.state() == StoredHarvestRun.HarvestRunState.REFUSED)
            return words.refused(RefusalReasonTexts.french(ending.why()));
        var counts = ending.counts();
        var waits = ending.state() == StoredHarvestRun.HarvestRunState.WAITING;
        out.printf(
                waits ? "  réseau « %s », si vous publiez : %s, %s, %s, %s%n" : "  réseau « %s » : %s, %s, %s, %s%n",
                CurrentTenantScope.here(),
                CountWithFrenchWord.of(counts.created(), "nouveau lieu", "nouveaux lieux"),
                CountWithFrenchWord.of(counts.changed(), "lieu changé", "lieux changés"),
                CountWithFrenchWord.of(counts.same(), "fiche inchangée", "fiches inchangées"),
                CountWithFrenchWord.of(counts.gone(), "lieu parti", "lieux partis"));
        if (waits)
            out.printf(
                    "  Rien n’est encore publié. Regardez cette moisson au bureau : /bureau/sources/%s. "
                            + "L’option --publish publie sans attendre.%n",
                    source.name());
        if (!ending.why().isEmpty()) err.println(RefusalReasonTexts.french(ending.why()));
        return HarvestCommand.OK;
    }

    /// Shows the progress of the run on the terminal, and also writes the result files that the command
    /// requested.
    private final class TerminalHarvestObserver implements HarvestProgressObserver {
        private final HarvestOptions options;
        private final Optional<HarvestOutputFiles> files;
        private OpenDataHarvests.@Nullable HarvestEnding ending;
        private @Nullable HarvestReport report;
        private @Nullable TerminalProgressLine progress;

        TerminalHarvestObserver(HarvestOptions options) throws IOException {
            this.options = options;
            var folder = options.out();
            this.files = folder.isEmpty() ? Optional.empty() : Optional.of(HarvestOutputFiles.in(folder.get()));
        }

        @Override
        public SourceLimits limits() {
            return SourceLimits.usual().withFileBytes(HarvestCommand.LOCAL_BYTES);
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
        public Iterator<? extends SourceRecordReadResult> through(SourceRecordReader reader) {
            var shown = new TerminalProgressLine(reader, err, terminal, System::nanoTime);
            progress = shown;
            return shown;
        }

        @Override
        public HarvestRecordReceiver beside(HarvestRecordReceiver network) {
            return files.<HarvestRecordReceiver>map(both -> new TwoHarvestReceivers(network, both))
                    .orElse(network);
        }

        @Override
        public void ended(OpenDataHarvests.HarvestEnding how, Optional<HarvestReport> what) {
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

        OpenDataHarvests.HarvestEnding ending() {
            if (ending instanceof OpenDataHarvests.HarvestEnding how) return how;
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

    private record TwoHarvestReceivers(HarvestRecordReceiver one, HarvestRecordReceiver other)
            implements HarvestRecordReceiver {
        @Override
        public void kept(RawSourceRecord record, RecordAccepted kept) {
            one.kept(record, kept);
            other.kept(record, kept);
        }

        @Override
        public void rejected(long line, RefusalReason why, String raw) {
            one.rejected(line, why, raw);
            other.rejected(line, why, raw);
        }

        @Override
        public void excluded(RawSourceRecord record, RefusalReason why) {
            one.excluded(record, why);
            other.excluded(record, why);
        }
    }
}

package org.tousaidants.harvest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.intake.Fetch;
import org.tousaidants.intake.Intake;
import org.tousaidants.intake.Limits;
import org.tousaidants.intake.RecordReader;
import org.tousaidants.intake.Refused;
import org.tousaidants.intake.SourceLocation;
import org.tousaidants.places.Gathering;
import org.tousaidants.places.Places;
import org.tousaidants.places.Voice;
import org.tousaidants.schema.Field;
import org.tousaidants.territory.Territories;

/// « Les moissons » — the door of the room: sources are kept, and each of their runs writes all that it found or
/// nothing.
@Service
public class Harvests {
    private static final Logger LOG = LoggerFactory.getLogger(Harvests.class);

    /// Below this many places, losing half of them is ordinary life.
    private static final int FEW = 10;

    /// « Départ » — what became of the wish to harvest.
    public sealed interface Started {
        /// The run's row says how it goes, or how it ended.
        record Going(UUID run) implements Started {}

        record UnknownSource() implements Started {}

        /// Another run of the same source is under way.
        record AlreadyRunning() implements Started {}
    }

    private final HarvestStore store;
    private final Places places;
    private final Territories territories;
    private final Fetch fetch;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Harvests(
            HarvestStore store,
            Places places,
            Territories territories,
            @Value("${ta.harvest.allow-private:}") String privateHosts,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.places = places;
        this.territories = territories;
        this.fetch = Fetch.allowing(privateHosts);
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Keeps a source, or replaces what was known of it. Its mapping has no [#mistakes].
    @Transactional
    public void keep(String network, String name, String label, String location, String mapping) {
        store.saveSource(network, new HarvestSource(name, label, location, mapping), clock.instant());
    }

    /// What is wrong with the text of a mapping file, each with its path; empty when it can be used.
    public static List<String> mistakes(String mapping) {
        return mapping.isEmpty()
                ? List.of()
                : switch (MappingReader.read(mapping)) {
                    case MappingReader.Read read -> List.of();
                    case MappingReader.Refused(var mistakes) ->
                        mistakes.stream()
                                .map(mistake -> mistake.path() + " : " + mistake.words())
                                .toList();
                };
    }

    @Transactional(readOnly = true)
    public boolean knows(String network, String source) {
        return store.source(network, source).isPresent();
    }

    @Transactional(readOnly = true)
    List<HarvestSource> sources(String network) {
        return store.sources(network);
    }

    @Transactional(readOnly = true)
    Optional<HarvestSource> source(String network, String name) {
        return store.source(network, name);
    }

    /// The latest runs, of one source or of all.
    @Transactional(readOnly = true)
    List<Run> runs(String network, Optional<String> source, int limit) {
        return store.runs(network, source, limit);
    }

    /// The latest run of each source that has one.
    @Transactional(readOnly = true)
    Map<String, Run> latest(String network) {
        return store.latest(network);
    }

    /// « Source à regarder » — its last harvest was refused, or says something that somebody should look at.
    public record Troubled(String name, String label, String reason) {}

    @Transactional(readOnly = true)
    public List<Troubled> troubled(String network) {
        var latest = store.latest(network);
        return store.sources(network).stream()
                .flatMap(source -> Optional.ofNullable(latest.get(source.name()))
                        .filter(run -> !run.reason().isEmpty())
                        .map(run -> new Troubled(source.name(), source.label(), run.reason()))
                        .stream())
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<Run> run(String network, UUID id) {
        return store.run(network, id);
    }

    @Transactional(readOnly = true)
    List<Run.Reject> rejects(String network, UUID run, int limit) {
        return store.rejects(network, run, limit);
    }

    /// How many records were refused for each reason, the most frequent first.
    @Transactional(readOnly = true)
    Map<String, Long> reasons(String network, UUID run) {
        return store.reasons(network, run);
    }

    /// Harvests a source from its location, and returns when it is done.
    public Started harvest(String network, String name, Optional<UUID> actor) {
        return start(network, name, actor, Optional.empty(), Runnable::run);
    }

    /// Harvests a file handed over for this source, which is deleted in the end; returns when it is done.
    public Started harvest(String network, String name, Optional<UUID> actor, Path handedOver) {
        return start(network, name, actor, Optional.of(handedOver), Runnable::run);
    }

    /// The same behind the page, which answers at once.
    Started harvestSoon(String network, String name, Optional<UUID> actor) {
        return start(network, name, actor, Optional.empty(), Thread::startVirtualThread);
    }

    /// The same with a file that somebody handed over for this source; it is deleted in the end.
    Started harvestSoon(String network, String name, Optional<UUID> actor, Path handedOver) {
        return start(network, name, actor, Optional.of(handedOver), Thread::startVirtualThread);
    }

    /// Before anybody else who waits for the start: a run that begins then is not an interrupted one.
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void endInterruptedRuns() {
        var ended = store.endInterrupted(
                "Moisson interrompue par un arrêt du serveur : rien n’a été écrit.", clock.instant());
        if (ended > 0) LOG.info("{} harvest runs had been interrupted", ended);
    }

    private interface Way {
        void take(Runnable task);
    }

    private Started start(String network, String name, Optional<UUID> actor, Optional<Path> handedOver, Way way) {
        var source = store.source(network, name);
        if (source.isEmpty()) return new Started.UnknownSource();
        var run = UUID.randomUUID();
        if (!store.start(network, name, run, clock.instant(), actor)) return new Started.AlreadyRunning();
        way.take(() -> runToItsEnd(network, source.get(), run, handedOver));
        return new Started.Going(run);
    }

    private void runToItsEnd(String network, HarvestSource source, UUID run, Optional<Path> handedOver) {
        Ending ending;
        try {
            ending = handedOver.isPresent()
                    ? from(network, source, run, new SourceLocation.InFile(handedOver.get(), List.of()))
                    : fromLocation(network, source, run);
        } catch (IOException | RuntimeException bug) {
            LOG.error("harvest of {} in {} failed", source.name(), network, bug);
            ending = Ending.refused("Erreur inattendue : rien n’a été écrit. Le journal du serveur en dit plus.");
        } finally {
            handedOver.ifPresent(Harvests::delete);
        }
        store.end(network, run, ending, clock.instant());
    }

    private Ending fromLocation(String network, HarvestSource source, UUID run) throws IOException {
        return switch (SourceLocation.parse(source.location())) {
            case Refused refused -> Ending.refused(refused.sentence(Locale.FRENCH));
            case SourceLocation.Parsed(var location) -> from(network, source, run, location);
        };
    }

    private Ending from(String network, HarvestSource source, UUID run, SourceLocation location) throws IOException {
        var mapping = source.mapping().isEmpty() ? Mappings.identity() : read(source.mapping());
        return switch (Intake.open(location, fetch, Limits.usual())) {
            case Intake.NotOpened(var why) -> Ending.refused(why.sentence(Locale.FRENCH));
            case Intake.Opened(var reader) -> {
                try (reader) {
                    yield write(network, source, run, mapping, reader);
                } catch (Intake.Interrupted interrupted) {
                    yield Ending.refused(interrupted.why().sentence(Locale.FRENCH));
                }
            }
        };
    }

    /// One transaction for the whole run: a source that turns out to be unusable leaves the previous data as they
    /// were.
    private Ending write(String network, HarvestSource source, UUID run, Mapping mapping, RecordReader reader) {
        var ending = transaction.execute(status -> {
            var voice = new Voice.Source(source.name(), run);
            var before = places.present(network, source.name());
            var sink = new NetworkSink(network, voice, places, store);
            var normaliser = new Normaliser(mapping, territories.communes(), source.name(), LocalDate.now(clock));
            var report = new HarvestRun(normaliser, mapping, Optional.empty(), sink).over(reader, System::nanoTime);
            if (report.kept() == 0) {
                status.setRollbackOnly();
                return Ending.refused(nothingKept(mapping, reader, report));
            }
            var emptied = emptied(network, source, report);
            if (!emptied.isEmpty()) {
                status.setRollbackOnly();
                return Ending.refused(emptied);
            }
            sink.flush();
            var halved = before >= FEW && report.kept() * 2 < before;
            var gone = halved ? 0 : places.withdrawAllBut(network, voice, sink.present());
            return Ending.kept(
                    report,
                    sink.sum(),
                    gone,
                    halved
                            ? "Cette source donnait " + before + " lieux, elle n’en donne plus que " + report.kept()
                                    + " : aucun lieu n’a été retiré. Vérifiez la source."
                            : "");
        });
        return Objects.requireNonNull(ending);
    }

    /// A column that most records had and none has any more was renamed rather than emptied: taking the file as it is
    /// would wipe what people rely on. Whoever has changed the mapping since has seen to it.
    private String emptied(String network, HarvestSource source, HarvestReport report) {
        var previous = store.lastKept(network, source.name());
        if (previous.isEmpty() || previous.get().counts().kept() < FEW) return "";
        var emptied = Field.NATIONAL.stream()
                .filter(field -> previous.get().percent(field.column()) >= 50)
                .filter(field -> !report.filled().containsKey(field))
                .map(Field::column)
                .toList();
        return emptied.isEmpty()
                ? ""
                : "La source a-t-elle changé de colonnes ? Plus aucune fiche n’a : " + String.join(", ", emptied)
                        + ". Les données précédentes restent ; corrigez la correspondance de la source.";
    }

    private static String nothingKept(Mapping mapping, RecordReader reader, HarvestReport report) {
        var missing = mapping.columns().stream()
                .filter(column ->
                        !reader.columns().isEmpty() && !reader.columns().contains(column))
                .limit(5)
                .toList();
        if (report.read() == 0) return "La source est vide : les données précédentes restent.";
        var why = report.reasons().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(reason -> " Motif le plus fréquent : " + reason.getKey() + ".")
                .orElse("");
        return "Aucune fiche utilisable sur " + report.read() + " : les données précédentes restent."
                + (missing.isEmpty()
                        ? why
                        : " La source a-t-elle changé ? Colonnes introuvables : " + String.join(", ", missing) + ".");
    }

    private static Mapping read(String mapping) {
        return switch (MappingReader.read(mapping)) {
            case MappingReader.Read(var read) -> read;
            case MappingReader.Refused(var mistakes) ->
                throw new IllegalStateException("a mapping with mistakes was kept: " + mistakes);
        };
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a run ended, as its row will say.
    record Ending(
            Run.State state, String reason, Run.Counts counts, Map<String, Long> fields, Map<String, Long> warnings) {
        static Ending refused(String reason) {
            return new Ending(Run.State.REFUSED, reason, Run.Counts.NONE, Map.of(), Map.of());
        }

        static Ending kept(HarvestReport report, Gathering sum, int gone, String reason) {
            var fields = new TreeMap<String, Long>();
            report.filled().forEach((field, count) -> fields.put(field.column(), count));
            var warnings = new TreeMap<String, Long>();
            report.warnings().forEach((kind, count) -> warnings.put(kind.words(), count));
            return new Ending(
                    Run.State.KEPT,
                    reason,
                    new Run.Counts(
                            report.read(),
                            report.kept(),
                            report.excluded(),
                            report.rejected(),
                            sum.created(),
                            sum.changed(),
                            sum.same(),
                            gone),
                    fields,
                    warnings);
        }
    }
}

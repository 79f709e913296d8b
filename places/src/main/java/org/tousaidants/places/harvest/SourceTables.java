package org.tousaidants.places.harvest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.columnmapping.ColumnGuesses;
import org.tousaidants.places.columnmapping.ColumnTarget;
import org.tousaidants.places.columnmapping.MappingDraft;
import org.tousaidants.places.columnmapping.Mappings;
import org.tousaidants.places.columnmapping.TableSurvey;
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.Intake;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.TemporaryFile;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// « Les tableaux des sources » — stores the latest table of each source, so that a person can match its
/// columns without uploading it again.
@Service
class SourceTables {
    private final SourceTableStore store;
    private final Fetch fetch;
    private final Clock clock;

    SourceTables(SourceTableStore store, @Value("${ta.harvest.allow-private:}") String privateHosts, Clock clock) {
        this.store = store;
        this.fetch = Fetch.allowing(privateHosts);
        this.clock = clock;
    }

    /// Surveys an uploaded file and stores both; empty when it is no table.
    @Transactional
    public Optional<TableSurvey> receive(String source, Path file) throws IOException {
        var survey = survey(new SourceLocation.InFile(file, List.of()));
        if (survey.isPresent())
            store.keep(source, survey.get(), Optional.of(Files.readAllBytes(file)), clock.instant());
        return survey;
    }

    /// Reads and surveys the table at the address of a source; empty if there is no table.
    @Transactional
    public Optional<TableSurvey> read(HarvestSource source) throws IOException {
        if (!(SourceLocation.parse(source.location()) instanceof SourceLocation.Parsed(var location)))
            return Optional.empty();
        var survey = survey(location);
        survey.ifPresent(one -> store.keep(source.name(), one, Optional.empty(), clock.instant()));
        return survey;
    }

    @Transactional(readOnly = true)
    public Optional<TableSurvey> find(String source) {
        return store.find(source);
    }

    /// Writes the stored table to a temporary file, which the caller deletes.
    @Transactional(readOnly = true)
    public Optional<Path> file(String source) throws IOException {
        var content = store.content(source);
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(TemporaryFile.file(file -> Files.write(file, content.get())));
    }

    /// Whether a person must match the columns: the source has no mapping, and the table has useful columns
    /// that the national schema does not name.
    static boolean unknown(HarvestSource source, TableSurvey table) {
        return source.mapping().isEmpty()
                && !table.columns().isEmpty()
                && (fitting(table).filter(Mappings.NATIONAL::equals).isEmpty()
                        || !Mappings.identity()
                                .columns()
                                .containsAll(ColumnGuesses.of(table).keySet()));
    }

    /// The targets of a mapping, and the guesses for the columns that it does not read.
    static Map<String, ColumnTarget> targets(MappingDraft draft, TableSurvey table) {
        var names =
                table.columns().stream().map(TableSurvey.SurveyedColumn::name).collect(Collectors.toSet());
        var targets = new LinkedHashMap<>(draft.targets());
        targets.keySet().retainAll(names);
        ColumnGuesses.of(table).forEach((column, target) -> {
            if (!targets.containsKey(column) && (target.several() || !targets.containsValue(target)))
                targets.put(column, target);
        });
        return targets;
    }

    static Optional<String> fitting(TableSurvey table) {
        return Mappings.fitting(
                table.columns().stream().map(TableSurvey.SurveyedColumn::name).toList());
    }

    private Optional<TableSurvey> survey(SourceLocation location) throws IOException {
        return switch (Intake.open(location, fetch, Limits.usual())) {
            case Intake.NotOpened refused -> Optional.empty();
            case Intake.Opened(var reader) -> {
                try (reader) {
                    var survey = TableSurvey.of(reader);
                    yield Optional.of(survey).filter(one -> one.rows() > 0);
                } catch (Intake.Interrupted broken) {
                    yield Optional.empty();
                }
            }
        };
    }

    @Bean
    static RetentionRuleCleanup harvestTables(SourceTableStore store) {
        return new RetentionRuleCleanup("harvest.table", store::forget);
    }
}

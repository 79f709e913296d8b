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
import org.tousaidants.places.columnmapping.ColumnMappingDraft;
import org.tousaidants.places.columnmapping.ColumnMappingGuesses;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.columnmapping.MappedColumnTarget;
import org.tousaidants.places.columnmapping.SourceTableSurvey;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.TemporaryFile;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// « Les tableaux des sources » — stores the latest table of each source, so that a person can match its columns
/// without uploading the table again.
@Service
class HarvestSourceTables {
    private final HarvestSourceTableStore store;
    private final SourceDownload fetch;
    private final Clock clock;

    HarvestSourceTables(
            HarvestSourceTableStore store, @Value("${ta.harvest.allow-private:}") String privateHosts, Clock clock) {
        this.store = store;
        this.fetch = SourceDownload.allowing(privateHosts);
        this.clock = clock;
    }

    /// Reads the columns and sample values of an uploaded file, and stores the file together with this survey.
    /// Returns empty if the file is not a table.
    @Transactional
    public Optional<SourceTableSurvey> receive(String source, Path file) throws IOException {
        var survey = survey(new SourceLocation.FileSource(file, List.of()));
        if (survey.isPresent())
            store.keep(source, survey.get(), Optional.of(Files.readAllBytes(file)), clock.instant());
        return survey;
    }

    /// Reads the table at the address of a source and returns its columns and sample values; returns empty if
    /// the address gives no table.
    @Transactional
    public Optional<SourceTableSurvey> read(HarvestSource source) throws IOException {
        if (!(SourceLocation.parse(source.location()) instanceof SourceLocation.ParsedLocation(var location)))
            return Optional.empty();
        var survey = survey(location);
        survey.ifPresent(one -> store.keep(source.name(), one, Optional.empty(), clock.instant()));
        return survey;
    }

    @Transactional(readOnly = true)
    public Optional<SourceTableSurvey> find(String source) {
        return store.find(source);
    }

    /// Writes the stored table of a source to a temporary file, which the caller must delete; empty if no table
    /// is stored.
    @Transactional(readOnly = true)
    public Optional<Path> file(String source) throws IOException {
        var content = store.content(source);
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(TemporaryFile.file(file -> Files.write(file, content.get())));
    }

    /// Returns whether a person must match the columns, because the source has no mapping and its table has
    /// useful columns that are not in the national schema.
    static boolean unknown(HarvestSource source, SourceTableSurvey table) {
        return source.mapping().isEmpty()
                && !table.columns().isEmpty()
                && (fitting(table).filter(ColumnMappings.NATIONAL::equals).isEmpty()
                        || !ColumnMappings.identity()
                                .columns()
                                .containsAll(ColumnMappingGuesses.of(table).keySet()));
    }

    /// Returns the target of each column of the table: the target given by the mapping, or a guessed target for
    /// a column that the mapping does not read.
    static Map<String, MappedColumnTarget> targets(ColumnMappingDraft draft, SourceTableSurvey table) {
        var names = table.columns().stream()
                .map(SourceTableSurvey.SurveyedColumn::name)
                .collect(Collectors.toSet());
        var targets = new LinkedHashMap<>(draft.targets());
        targets.keySet().retainAll(names);
        ColumnMappingGuesses.of(table).forEach((column, target) -> {
            if (!targets.containsKey(column) && (target.several() || !targets.containsValue(target)))
                targets.put(column, target);
        });
        return targets;
    }

    static Optional<String> fitting(SourceTableSurvey table) {
        return ColumnMappings.fitting(table.columns().stream()
                .map(SourceTableSurvey.SurveyedColumn::name)
                .toList());
    }

    private Optional<SourceTableSurvey> survey(SourceLocation location) throws IOException {
        return switch (OpenedRecordSource.open(location, fetch, SourceLimits.usual())) {
            case OpenedRecordSource.IntakeNotOpened refused -> Optional.empty();
            case OpenedRecordSource.IntakeOpened(var reader) -> {
                try (reader) {
                    var survey = SourceTableSurvey.of(reader);
                    yield Optional.of(survey).filter(one -> one.rows() > 0);
                } catch (OpenedRecordSource.IntakeInterruptedException broken) {
                    yield Optional.empty();
                }
            }
        };
    }

    @Bean
    static CleanupOfRetentionRule harvestTables(HarvestSourceTableStore store) {
        return new CleanupOfRetentionRule("harvest.table", store::forget);
    }
}

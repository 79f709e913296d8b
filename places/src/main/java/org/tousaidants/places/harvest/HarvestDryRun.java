package org.tousaidants.places.harvest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.columnmapping.ColumnMapping;
import org.tousaidants.places.columnmapping.ColumnMappingReader;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.columnmapping.PlaceRecordNormaliser;
import org.tousaidants.places.columnmapping.RecordNormalisationResult;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;

/// « Moisson à blanc » — reads a file with its mapping, sheet by sheet, without storing anything.
public final class HarvestDryRun {
    private HarvestDryRun() {}

    /// Reads a file with its mapping and returns the report, without storing anything.
    ///
    /// @param mapping text of a mapping file; empty for the national schema
    /// @throws IOException if the source or its mapping cannot be read, with the reason in a sentence
    public static HarvestReport run(
            String name, Path file, String mapping, Communes communes, LocalDate today, Consumer<PlaceSheet> each)
            throws IOException {
        var read = mapping.isEmpty() ? ColumnMappings.identity() : read(mapping);
        var location = new SourceLocation.FileSource(file, List.of());
        return switch (OpenedRecordSource.open(location, SourceDownload.allowing(""), SourceLimits.usual())) {
            case OpenedRecordSource.IntakeNotOpened(var why) -> throw new IOException(why.sentence(Locale.FRENCH));
            case OpenedRecordSource.IntakeOpened(var reader) -> {
                try (reader) {
                    var normaliser = new PlaceRecordNormaliser(read, communes, name, today);
                    yield new HarvestRun(normaliser, read, Optional.empty(), new DryRunSheetReceiver(each))
                            .over(reader, System::nanoTime);
                }
            }
        };
    }

    private static ColumnMapping read(String mapping) throws IOException {
        return switch (ColumnMappingReader.read(mapping)) {
            case ColumnMappingReader.ParsedMapping(var read) -> read;
            case ColumnMappingReader.InvalidMapping(var mistakes) ->
                throw new IOException(mistakes.stream()
                        .map(RefusalReasonTexts::french)
                        .toList()
                        .toString());
        };
    }

    private record DryRunSheetReceiver(Consumer<PlaceSheet> each) implements HarvestRecordReceiver {
        @Override
        public void kept(RawSourceRecord record, RecordNormalisationResult.RecordAccepted kept) {
            each.accept(kept.sheet());
        }

        @Override
        public void rejected(long line, RefusalReason why, String raw) {}

        @Override
        public void excluded(RawSourceRecord record, RefusalReason why) {}
    }
}

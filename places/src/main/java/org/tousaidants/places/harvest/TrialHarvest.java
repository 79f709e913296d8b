package org.tousaidants.places.harvest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.columnmapping.Mapping;
import org.tousaidants.places.columnmapping.MappingReader;
import org.tousaidants.places.columnmapping.Mappings;
import org.tousaidants.places.columnmapping.NormalisationResult;
import org.tousaidants.places.columnmapping.RecordNormaliser;
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.Intake;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.SourceLocation;

/// « Moisson à blanc » — reads a file with its mapping, sheet by sheet, without writing anything.
public final class TrialHarvest {
    private TrialHarvest() {}

    /// @param mapping text of a mapping file; empty for the national schema
    /// @throws IOException if the source or its mapping cannot be read, with the reason in a sentence
    public static HarvestReport run(
            String name, Path file, String mapping, Communes communes, LocalDate today, Consumer<Sheet> each)
            throws IOException {
        var read = mapping.isEmpty() ? Mappings.identity() : read(mapping);
        var location = new SourceLocation.InFile(file, List.of());
        return switch (Intake.open(location, Fetch.allowing(""), Limits.usual())) {
            case Intake.NotOpened(var why) -> throw new IOException(why.sentence(Locale.FRENCH));
            case Intake.Opened(var reader) -> {
                try (reader) {
                    var normaliser = new RecordNormaliser(read, communes, name, today);
                    yield new HarvestRun(normaliser, read, Optional.empty(), new Each(each))
                            .over(reader, System::nanoTime);
                }
            }
        };
    }

    private static Mapping read(String mapping) throws IOException {
        return switch (MappingReader.read(mapping)) {
            case MappingReader.Parsed(var read) -> read;
            case MappingReader.Invalid(var mistakes) ->
                throw new IOException(
                        mistakes.stream().map(ReasonTexts::french).toList().toString());
        };
    }

    private record Each(Consumer<Sheet> each) implements HarvestSink {
        @Override
        public void kept(RawRecord record, NormalisationResult.Accepted kept) {
            each.accept(kept.sheet());
        }

        @Override
        public void rejected(long line, Reason why, String raw) {}

        @Override
        public void excluded(RawRecord record, Reason why) {}
    }
}

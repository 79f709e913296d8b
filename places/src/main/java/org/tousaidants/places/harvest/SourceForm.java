package org.tousaidants.places.harvest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.platform.web.Form;

/// Parses a coordinator's form for a source. A file of the server is never accepted as a location, because the
/// form could then read any file.
record SourceForm(String name, String label, String location, String mapping) {
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int LABEL_MAX = 120;
    private static final int LOCATION_MAX = 2_000;
    private static final int MAPPING_MAX = 400_000;

    HarvestSource source() {
        return new HarvestSource(name, label, location, mapping);
    }

    /// Parses the form; empty if it has errors, which are added to it.
    static Optional<SourceForm> parse(Form form, Locale locale) {
        var name = form.text("name").required("harvest.source.name.missing").matches(NAME, "harvest.source.name.wrong");
        var label = form.text("label").required("harvest.source.label.missing").max(LABEL_MAX);
        var location = form.text("location").max(LOCATION_MAX);
        if (!location.get().isEmpty())
            switch (SourceLocation.parse(location.get())) {
                case SourceLocation.Parsed(SourceLocation.OnWeb onWeb) -> {}
                case SourceLocation.Parsed(SourceLocation.InFile inFile) ->
                    form.error("location", "harvest.source.location.wrong");
                case SourceRefusal refused ->
                    form.error("location", refused.key(), refused.details().toArray());
            }
        var mapping = form.text("mapping").max(MAPPING_MAX);
        var mistakes = Harvests.mistakes(mapping.get(), locale);
        if (!mistakes.isEmpty()) form.error("mapping", "harvest.source.mapping.wrong", String.join(" ; ", mistakes));
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new SourceForm(name.get(), label.get(), location.get(), mapping.get()));
    }
}

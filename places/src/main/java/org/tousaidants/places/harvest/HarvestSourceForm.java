package org.tousaidants.places.harvest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.platform.web.Form;

/// Parses a coordinator's form for a source. A file on the server is never accepted as a location, because the form
/// could then read any file.
record HarvestSourceForm(String name, String label, String location, String mapping) {
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int NAME_MAX = 60;
    private static final int LABEL_MAX = 120;
    private static final int LOCATION_MAX = 2_000;
    private static final int MAPPING_MAX = 400_000;

    HarvestSource source() {
        return new HarvestSource(name, label, location, mapping);
    }

    /// Parses the form. Returns empty if the form has errors, and adds the errors to the form.
    static Optional<HarvestSourceForm> parse(Form form, Locale locale) {
        var label = form.text("label").required("harvest.source.label.missing").max(LABEL_MAX);
        var typed = form.text("name").matches(NAME, "harvest.source.name.wrong").get();
        var name = typed.isEmpty() ? named(label.get()) : typed;
        if (!label.get().isEmpty() && name.isEmpty()) form.error("name", "harvest.source.name.missing");
        var location = form.text("location").max(LOCATION_MAX);
        if (!location.get().isEmpty())
            switch (SourceLocation.parse(location.get())) {
                case SourceLocation.ParsedLocation(SourceLocation.WebSource onWeb) -> {}
                case SourceLocation.ParsedLocation(SourceLocation.FileSource inFile) ->
                    form.error("location", "harvest.source.location.wrong");
                case SourceRefusal refused ->
                    form.error("location", refused.key(), refused.details().toArray());
            }
        var own = form.text("mapping").max(MAPPING_MAX).get();
        var mapping = form.text("modele")
                .as(
                        model -> ColumnMappings.text(model)
                                .map(text -> model.equals(ColumnMappings.NATIONAL) ? "" : text),
                        "web.error.choice")
                .orElse(own);
        var mistakes = OpenDataHarvests.mistakes(mapping, locale);
        if (!mistakes.isEmpty()) form.error("mapping", "harvest.source.mapping.wrong", String.join(" ; ", mistakes));
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new HarvestSourceForm(name, label.get(), location.get(), mapping));
    }

    /// Converts the name to a short name: « France services, liste nationale » becomes
    /// `france-services-liste-nationale`.
    private static String named(String label) {
        var name = TextNormalisation.slug(label);
        return name.length() > NAME_MAX ? name.substring(0, NAME_MAX).replaceAll("-$", "") : name;
    }
}

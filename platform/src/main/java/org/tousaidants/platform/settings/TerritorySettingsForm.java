package org.tousaidants.platform.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.PhoneNumber;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.territory.TerritoryColours;
import org.tousaidants.platform.territory.TerritorySetting;
import org.tousaidants.platform.web.Form;

/// Parses the form with the settings of the territory. If a field is empty, the value of the settings file applies.
final class TerritorySettingsForm {
    private static final Pattern LINK = Pattern.compile("https://[!-~]+");
    private static final Pattern CODE = Pattern.compile("[a-z]{2}(-[a-z]+)?");
    private static final int LONGEST = 500;
    private static final int ALL = 100;

    private TerritorySettingsForm() {}

    /// Returns the values by setting; empty if at least one is not valid, and the errors are then in the form.
    static Optional<Map<TerritorySetting, String>> read(Form form) {
        var values = new EnumMap<TerritorySetting, String>(TerritorySetting.class);
        for (var setting : TerritorySetting.values()) {
            var typed = setting.kind() == TerritorySetting.SettingKind.CODES
                    ? String.join(" ", form.values(setting.field()))
                    : form.text(setting.field()).get();
            values.put(setting, typed.isEmpty() ? "" : valid(form, setting, typed));
        }
        return form.hasErrors() ? Optional.empty() : Optional.of(values);
    }

    private static String valid(Form form, TerritorySetting setting, String typed) {
        return switch (setting.kind()) {
            case TEXT -> checked(form, setting, typed, typed.length() <= LONGEST, "territory.error.long");
            case PHONE -> {
                var number = PhoneNumber.typed(typed, "");
                yield checked(form, setting, number, PhoneNumber.international(number), "territory.error.phone");
            }
            case MAIL ->
                MailAddress.of(typed)
                        .map(MailAddress::value)
                        .orElseGet(() -> checked(form, setting, typed, false, "territory.error.mail"));
            case COLOUR -> colour(form, setting, typed.toLowerCase(Locale.ROOT));
            case CODES ->
                checked(
                        form,
                        setting,
                        typed,
                        List.of(typed.split(" ")).stream()
                                .allMatch(code -> CODE.matcher(code).matches()),
                        "web.error.choice");
            case DATE ->
                checked(form, setting, typed, FormValueParser.day(typed).isPresent(), "territory.error.day");
            case PERCENT ->
                checked(
                        form,
                        setting,
                        typed,
                        FormValueParser.number(typed)
                                .filter(rate -> rate <= ALL)
                                .isPresent(),
                        "territory.error.rate");
            case LINK -> checked(form, setting, typed, LINK.matcher(typed).matches(), "territory.error.link");
        };
    }

    private static String colour(Form form, TerritorySetting setting, String typed) {
        if (!TerritoryColours.isColour(typed)) form.error(setting.field(), "territory.error.colour");
        else if (!TerritoryColours.isReadable(typed))
            form.error(
                    setting.field(),
                    "territory.error.contrast",
                    Math.floor(TerritoryColours.contrast(typed) * 10) / 10);
        return typed;
    }

    private static String checked(Form form, TerritorySetting setting, String value, boolean good, String error) {
        if (!good) form.error(setting.field(), error);
        return value;
    }
}

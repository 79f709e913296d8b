package org.tousaidants.app.firststart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tousaidants.core.schema.PhoneNumber;
import org.tousaidants.core.territory.Departements;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.modules.ModulePreset;

/// Parses the installation form and returns the lines of the settings file.
final class InstallationForm {
    private static final int LONGEST = 60;

    sealed interface InstallationFormResult {}

    record CompleteInstallationForm(List<String> lines) implements InstallationFormResult {}

    /// The form has errors and no settings are written.
    ///
    /// @param mistakes message key of the error by form field
    record InvalidInstallationForm(Map<String, String> mistakes) implements InstallationFormResult {}

    private InstallationForm() {}

    static InstallationFormResult read(Map<String, String> typed) {
        var mistakes = new LinkedHashMap<String, String>();
        var name = typed.getOrDefault("nom", "");
        var id = TextNormalisation.bare(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (id.isEmpty() || name.length() > LONGEST) mistakes.put("nom", "morning.wrong.name");
        var chosen = typed.getOrDefault("departement", "");
        var departement = chosen.isEmpty()
                ? KnownTerritories.of(name)
                        .map(KnownTerritories.TerritoryPerimeter::departement)
                        .orElse("")
                : chosen;
        // A network named after a region is refused, because its single département would be presented as
        // the whole region.
        if (!Departements.inRegion(name).isEmpty()) mistakes.put("nom", "morning.wrong.region");
        else if (Departements.name(departement).isEmpty()) mistakes.put("departement", "morning.wrong.departement");
        var phone = typed.getOrDefault("telephone", "");
        var dialled = phone.isEmpty() ? "" : PhoneNumber.typed(phone, "");
        if (!phone.isEmpty() && !PhoneNumber.international(dialled)) mistakes.put("telephone", "morning.wrong.phone");
        var contact = mail(typed, "courriel", false, mistakes);
        var person = typed.getOrDefault("personne", "");
        if (person.isEmpty() || person.length() > LONGEST || person.chars().anyMatch(Character::isISOControl))
            mistakes.put("personne", "morning.wrong.person");
        var account = mail(typed, "compte", true, mistakes);
        var preset = typed.getOrDefault("choix", "");
        if (ModulePreset.shipped().stream().noneMatch(one -> one.name().equals(preset)))
            mistakes.put("choix", "morning.wrong.choice");
        if (!mistakes.isEmpty()) return new InvalidInstallationForm(mistakes);
        var lines = new ArrayList<String>();
        lines.add("# Réponses du premier matin. « Réglages › Territoire » change la suite à l’écran.");
        line(lines, "ta.network.id", id);
        line(lines, "ta.network.name", name);
        line(lines, "ta.network.departement", departement);
        line(lines, "ta.site.name", typed.getOrDefault("site", ""));
        line(lines, "ta.help.phone", dialled);
        line(lines, "ta.help.mail", contact);
        line(lines, "ta.coordinator.name", person);
        line(lines, "ta.coordinator.mail", account);
        line(lines, "ta.modules.preset", preset);
        return new CompleteInstallationForm(lines);
    }

    private static String mail(Map<String, String> typed, String field, boolean needed, Map<String, String> mistakes) {
        var written = typed.getOrDefault(field, "");
        if (written.isEmpty() && !needed) return "";
        var read = MailAddress.of(written);
        if (read.isEmpty()) mistakes.put(field, "morning.wrong.mail");
        return read.map(MailAddress::value).orElse("");
    }

    private static void line(List<String> lines, String key, String value) {
        if (!value.isEmpty()) lines.add(key + "=" + value.replace("\\", "\\\\").replaceAll("[\\r\\n]", " "));
    }
}

package org.tousaidants.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.territory.TerritorySetting;
import org.tousaidants.platform.web.RunningSite;

/// Each setting that a coordinator enters on the screen takes effect on the next page or letter, without a
/// restart.
@TestPropertySource(properties = {"ta.real=/nulle-part", "ta.network.id=haute-vienne", "ta.network.name=Haute-Vienne"})
class SettingsTakeEffectTest extends RunningSite {
    private static final String SETTINGS = "/bureau/reglages/territoire";
    private static final String LEGAL = "/mentions-legales";
    private static final String ACCESSIBILITY = "/accessibilite";

    /// @param page where the value is read; empty for the sender of letters
    private record SettingEffect(String typed, String page, String shown) {}

    private static final Map<TerritorySetting, SettingEffect> EFFECTS = new EnumMap<>(Map.ofEntries(
            Map.entry(TerritorySetting.NAME, new SettingEffect("Limousin Nord", "/", "Limousin Nord")),
            Map.entry(TerritorySetting.SITE, new SettingEffect("Coup de pouce", "/", "<b>Coup de pouce</b>")),
            Map.entry(TerritorySetting.PHONE, new SettingEffect("05 55 11 22 33", "/", "tel:+33555112233")),
            Map.entry(TerritorySetting.MAIL, new SettingEffect("ici@exemple.fr", LEGAL, "mailto:ici@exemple.fr")),
            Map.entry(TerritorySetting.SENDER, new SettingEffect("lettres@exemple.fr", "", "lettres@exemple.fr")),
            Map.entry(TerritorySetting.SENDER_NAME, new SettingEffect("Le réseau", "", "Le réseau")),
            Map.entry(TerritorySetting.MAIN, new SettingEffect("#7a1f5c", "/couleurs.css", "#7a1f5c")),
            Map.entry(TerritorySetting.ACCENT, new SettingEffect("#8a3b12", "/couleurs.css", "#8a3b12")),
            Map.entry(TerritorySetting.LANGUAGES, new SettingEffect("en", "/", "lang=en")),
            Map.entry(TerritorySetting.PUBLISHER, new SettingEffect("Syndicat d’essai", LEGAL, "Syndicat d’essai")),
            Map.entry(TerritorySetting.ADDRESS, new SettingEffect("1 rue de l’Essai", LEGAL, "1 rue de l’Essai")),
            Map.entry(TerritorySetting.DIRECTOR, new SettingEffect("Odile Essai", LEGAL, "Odile Essai")),
            Map.entry(TerritorySetting.HOST, new SettingEffect("Hébergeur d’essai", LEGAL, "Hébergeur d’essai")),
            Map.entry(TerritorySetting.CONTROLLER, new SettingEffect("Métropole d’essai", LEGAL, "Métropole d’essai")),
            Map.entry(TerritorySetting.DPO, new SettingEffect("Déléguée d’essai", LEGAL, "Déléguée d’essai")),
            Map.entry(TerritorySetting.BASIS, new SettingEffect("Base d’essai", LEGAL, "Base d’essai")),
            Map.entry(TerritorySetting.AUDITED_ON, new SettingEffect("2026-11-02", ACCESSIBILITY, "novembre 2026")),
            Map.entry(TerritorySetting.AUDITOR, new SettingEffect("Cabinet d’essai", ACCESSIBILITY, "Cabinet d’essai")),
            Map.entry(TerritorySetting.RATE, new SettingEffect("82", ACCESSIBILITY, "82")),
            Map.entry(
                    TerritorySetting.PLAN,
                    new SettingEffect("https://exemple.fr/plan", ACCESSIBILITY, "https://exemple.fr/plan"))));

    @Autowired
    Tenants tenants;

    @Test
    void eachSettingOfTheScreenIsReadWithoutARestart() {
        assertThat(EFFECTS.keySet()).containsExactlyInAnyOrder(TerritorySetting.values());
        // Read once before, as a site that runs does.
        for (var effect : EFFECTS.values())
            assertThat(shown(effect)).as(effect.toString()).isFalse();
        var form = new HashMap<String, String>();
        Arrays.stream(TerritorySetting.values())
                .forEach(setting ->
                        form.put(setting.field(), EFFECTS.get(setting).typed()));
        send(form);
        for (var effect : EFFECTS.values())
            assertThat(shown(effect)).as(effect.toString()).isTrue();
        form.replaceAll((_, _) -> "");
        send(form);
        for (var effect : EFFECTS.values())
            assertThat(shown(effect)).as("given back: " + effect).isFalse();
    }

    private void send(Map<String, String> form) {
        var coordinator = signedIn(person(Role.COORDINATOR));
        form.put("_csrf", coordinator.token(SETTINGS));
        assertThat(coordinator.post(SETTINGS, form).statusCode()).isEqualTo(303);
        form.remove("_csrf");
    }

    private boolean shown(SettingEffect effect) {
        if (effect.page().isEmpty())
            return MailConfiguration.sender(tenants).toString().contains(effect.shown());
        var body = visitor().get(effect.page()).body();
        // A territory that offers one more language offers no third one.
        if (effect.shown().equals("lang=en")) return body.contains("lang=en") && !body.contains("/aide/langues/ar");
        return body.contains(effect.shown());
    }
}

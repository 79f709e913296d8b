package org.tousaidants.platform.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.territory.TerritorySetting;
import org.tousaidants.platform.territory.TerritorySettings;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LanguageMenu;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.TerritoryLogo;
import org.tousaidants.platform.web.View;

/// « Réglages › Territoire » — the page for the identity of the network: names, contact, pictures, colours, legal
/// facts.
@Controller
@AllowedRoles(Role.COORDINATOR)
class TerritorySettingsPages {
    private static final String PATH = "/bureau/reglages/territoire";
    private static final String REMOVED = "retirer";

    /// A field of the form and its hint. If a coordinator has replaced the value of the settings file, the hint
    /// contains the replaced value.
    record TerritorySettingField(TerritorySetting setting, String hint) {
        String name() {
            return setting.field();
        }

        String key() {
            return "territory." + setting.file();
        }
    }

    record SettingsSection(String key, List<TerritorySettingField> fields) {}

    record TerritoryPictureView(TerritoryLogo.LogoKind kind, Optional<String> address) {
        String key() {
            return "territory.picture." + kind.setting();
        }
    }

    record TerritorySettingsView(
            Form form,
            List<SettingsSection> parts,
            List<FormChoice> languages,
            Form pictureForm,
            List<TerritoryPictureView> pictures,
            boolean saved) {}

    private final TerritorySettings settings;
    private final TerritorySettingsWriter writer;
    private final TerritoryLogo logo;
    private final List<LanguageMenu> languages;

    TerritorySettingsPages(
            TerritorySettings settings,
            TerritorySettingsWriter writer,
            TerritoryLogo logo,
            ObjectProvider<LanguageMenu> languages) {
        this.settings = settings;
        this.writer = writer;
        this.logo = logo;
        this.languages = languages.stream().toList();
    }

    @GetMapping(PATH)
    View territory(Form asked, Page page) {
        return view(filled(), Form.empty(), asked.checked("fait"), page);
    }

    @PostMapping(PATH)
    View change(Form form, SignedInPerson actor, Page page) {
        var read = TerritorySettingsForm.read(form);
        if (read.isEmpty()) return view(form, Form.empty(), false, page).status(422);
        writer.enter(read.get(), actor.id());
        return View.redirect(PATH + "?fait=1");
    }

    @PostMapping(PATH + "/images")
    View pictures(
            Form form,
            SignedInPerson actor,
            Page page,
            @RequestParam(name = "logo", required = false) Optional<MultipartFile> light,
            @RequestParam(name = "logo-dark", required = false) Optional<MultipartFile> dark,
            @RequestParam(name = "home-picture", required = false) Optional<MultipartFile> home)
            throws IOException {
        var given = Map.of(
                TerritoryLogo.LogoKind.LOGO,
                light,
                TerritoryLogo.LogoKind.DARK,
                dark,
                TerritoryLogo.LogoKind.HOME,
                home);
        var removed = new ArrayList<TerritoryLogo.LogoKind>();
        var kept = new EnumMap<TerritoryLogo.LogoKind, byte[]>(TerritoryLogo.LogoKind.class);
        for (var kind : TerritoryLogo.LogoKind.values()) {
            var file = given.getOrDefault(kind, Optional.empty()).filter(one -> !one.isEmpty());
            if (file.isPresent()) {
                var png = file.get().getBytes();
                if (kind.fits(png)) kept.put(kind, png);
                else form.error(kind.setting(), "territory.error.picture", kind.mostBytes() / 1000);
            } else if (form.has(REMOVED, kind.setting())) removed.add(kind);
        }
        if (form.hasErrors()) return view(filled(), form, false, page).status(422);
        writer.show(kept, removed, actor.id());
        return View.redirect(PATH + "?fait=1");
    }

    private Form filled() {
        return Form.filled(Arrays.stream(TerritorySetting.values())
                .collect(Collectors.toMap(TerritorySetting::field, setting -> {
                    var value = settings.value(setting);
                    return setting.kind() == TerritorySetting.SettingKind.CODES && !value.isEmpty()
                            ? List.of(value.split("[ ,]+"))
                            : List.of(value);
                })));
    }

    private View view(Form form, Form pictures, boolean saved, Page page) {
        return View.of(
                "platform/settings/territory",
                new TerritorySettingsView(
                        form,
                        Arrays.stream(TerritorySetting.SettingSection.values())
                                .map(part -> new SettingsSection(
                                        "territory.part." + part.name().toLowerCase(Locale.ROOT),
                                        TerritorySetting.of(part).stream()
                                                .map(setting -> new TerritorySettingField(setting, hint(setting, page)))
                                                .toList()))
                                .toList(),
                        languages(page),
                        pictures,
                        Arrays.stream(TerritoryLogo.LogoKind.values())
                                .map(kind -> new TerritoryPictureView(kind, logo.address(kind)))
                                .toList(),
                        saved));
    }

    private String hint(TerritorySetting setting, Page page) {
        var key = "territory." + setting.file() + ".hint";
        var own = page.has(key) ? page.t(key) : "";
        var file = settings.ofFile(setting);
        if (file.isEmpty() || file.equals(settings.value(setting))) return own;
        return (own + " " + page.t("territory.file", file)).strip();
    }

    /// Returns the languages that a coordinator may switch on or off. French is always on and therefore not in
    /// the list.
    private List<FormChoice> languages(Page page) {
        return Stream.concat(
                        Stream.of(FormChoice.of("en", page.t("territory.english"))),
                        languages.stream()
                                .flatMap(menu -> menu.languages().stream())
                                .map(way -> FormChoice.of(way.lang(), way.words())))
                .collect(Collectors.toMap(FormChoice::value, Function.identity(), (one, _) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /// Returns a task for coordinators that remains until the legal notice is complete, because the law requires
    /// that a site names its publisher (LCEN, art. 1-1).
    @Bean
    static TaskSource legalTask(TerritorySettings settings, Environment environment) {
        return TaskSource.coordination(() -> environment.getProperty("ta.demo", Boolean.class, false)
                        || !settings.value(TerritorySetting.PUBLISHER).isEmpty()
                ? Stream.empty()
                : Stream.of(Task.of(Task.TaskKind.START, "territory.step.legal", Task.TaskActionLabel.OPEN, PATH)));
    }
}

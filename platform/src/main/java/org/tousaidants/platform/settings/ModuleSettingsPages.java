package org.tousaidants.platform.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.modules.ModuleManifest;
import org.tousaidants.platform.modules.ModulePreset;
import org.tousaidants.platform.modules.NetworkModules;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Réglages › Modules » — pages on which a coordinator switches modules on and off.
@Controller
@AllowedRoles(Role.COORDINATOR)
class ModuleSettingsPages {
    private static final String PATH = "/bureau/reglages/modules";
    private static final String FIELD = "module";

    /// The page of modules.
    ///
    /// @param current the preset that equals the current modules of the network
    record ModuleSettingsView(
            Form form,
            List<FormChoice> choices,
            List<ModulePresetRow> presets,
            Optional<String> current,
            ModuleChangeSummary outcome,
            List<ModuleDataLink> data) {}

    /// The link to the page with the data of a module.
    ///
    /// @param rows number of rows that a module that is off still has; 0 for modules that are on, whose rows are
    /// not counted
    record ModuleDataLink(String module, long rows) {}

    record ModulePresetRow(String name, List<String> modules) {}

    /// The titles of the modules that the last submitted form switched on, switched off or emptied.
    record ModuleChangeSummary(List<String> on, List<String> off, List<String> emptied) {
        boolean isEmpty() {
            return on.isEmpty() && off.isEmpty() && emptied.isEmpty();
        }
    }

    private final NetworkModules modules;
    private final ModuleSettings settings;
    private final ModuleDataDeletion records;

    ModuleSettingsPages(NetworkModules modules, ModuleSettings settings, ModuleDataDeletion records) {
        this.modules = modules;
        this.settings = settings;
        this.records = records;
    }

    @GetMapping(PATH)
    View modules(Form asked, Page page) {
        return view(
                Form.filled(Map.of(FIELD, List.copyOf(on()))),
                new ModuleChangeSummary(
                        names(asked.values("mis"), page),
                        names(asked.values("retire"), page),
                        names(asked.values("vide"), page)),
                page);
    }

    private Set<String> on() {
        return modules.choices().stream()
                .map(ModuleManifest::name)
                .filter(modules::isOn)
                .collect(Collectors.toSet());
    }

    private View view(Form form, ModuleChangeSummary outcome, Page page) {
        var on = on();
        return View.of(
                "platform/settings/modules",
                new ModuleSettingsView(
                        form,
                        modules.choices().stream().map(one -> choice(one, page)).toList(),
                        modules.presets().stream()
                                .map(one -> new ModulePresetRow(one.name(), names(List.copyOf(one.on()), page)))
                                .toList(),
                        modules.presets().stream()
                                .filter(one -> one.on().equals(on))
                                .map(ModulePreset::name)
                                .findFirst(),
                        outcome,
                        links(records.left())));
    }

    private List<ModuleDataLink> links(Map<String, Long> left) {
        return modules.choices().stream()
                .map(one -> new ModuleDataLink(one.name(), left.getOrDefault(one.name(), 0L)))
                .toList();
    }

    private static FormChoice choice(ModuleManifest module, Page page) {
        var hint = page.t("modules." + module.name() + ".hint");
        return FormChoice.of(module.name(), page.t("modules." + module.name()))
                .hint(
                        module.needs().isEmpty()
                                ? hint
                                : hint + " "
                                        + page.t(
                                                "modules.needs",
                                                String.join(", ", names(List.copyOf(module.needs()), page))));
    }

    /// Returns the titles of these modules; unknown modules are omitted.
    static List<String> names(List<String> modules, Page page) {
        return modules.stream()
                .map(name -> "modules." + name)
                .filter(page::has)
                .map(key -> page.t(key))
                .sorted()
                .toList();
    }

    @PostMapping(PATH)
    View use(Form form, SignedInPerson actor, Page page) {
        return saved(Set.copyOf(form.values(FIELD)), form, actor, page);
    }

    @PostMapping(PATH + "/choix")
    View usePreset(Form form, SignedInPerson actor, Page page) {
        return modules.presets().stream()
                .filter(one -> one.name().equals(form.value("choix")))
                .findFirst()
                .map(one -> saved(one.on(), form, actor, page))
                .orElseGet(() -> View.redirect(PATH));
    }

    private View saved(Set<String> wanted, Form form, SignedInPerson actor, Page page) {
        return switch (settings.use(wanted, actor.id())) {
            case NetworkModules.ModuleSwitchResult.ModulesSwitched(var changed) -> View.redirect(PATH + query(changed));
            case NetworkModules.ModuleSwitchResult.ModulesStillRequired(var by) -> {
                var refused = form;
                for (var entry : by.entrySet())
                    refused = refused.error(
                            FIELD,
                            "modules.stays",
                            String.join(", ", names(List.of(entry.getKey()), page)),
                            String.join(", ", names(List.copyOf(entry.getValue()), page)));
                yield view(refused, new ModuleChangeSummary(List.of(), List.of(), List.of()), page)
                        .status(422);
            }
        };
    }

    private static String query(Map<String, Boolean> changed) {
        return changed.isEmpty()
                ? ""
                : "?"
                        + changed.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(one -> (one.getValue() ? "mis=" : "retire=") + one.getKey())
                                .collect(Collectors.joining("&"));
    }
}

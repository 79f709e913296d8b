package org.tousaidants.platform.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.modules.ModuleManifest;
import org.tousaidants.platform.modules.ModulePreset;
import org.tousaidants.platform.modules.Modules;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Réglages › Modules » — pages on which a coordinator switches modules on and off.
@Controller
@AllowedRoles(Role.COORDINATOR)
class ModulePages {
    private static final String PATH = "/bureau/reglages/modules";
    private static final String FIELD = "module";

    /// @param current the preset that equals the current modules of the network
    record ModulesView(
            Form form,
            List<Choice> choices,
            List<Preset> presets,
            Optional<String> current,
            Outcome outcome,
            List<DataLink> data) {}

    /// The link to the data of a module.
    ///
    /// @param rows what a module that is off still has; 0 for the others, whose rows nobody counts here
    record DataLink(String module, long rows) {}

    record Preset(String name, List<String> modules) {}

    /// The modules that the last submitted form switched or emptied, in words.
    record Outcome(List<String> on, List<String> off, List<String> emptied) {
        boolean isEmpty() {
            return on.isEmpty() && off.isEmpty() && emptied.isEmpty();
        }
    }

    private final Modules modules;
    private final ModuleSettings settings;
    private final ModuleData records;

    ModulePages(Modules modules, ModuleSettings settings, ModuleData records) {
        this.modules = modules;
        this.settings = settings;
        this.records = records;
    }

    @GetMapping(PATH)
    View modules(Form asked, Page page) {
        return view(
                Form.filled(Map.of(FIELD, List.copyOf(on()))),
                new Outcome(
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

    private View view(Form form, Outcome outcome, Page page) {
        var on = on();
        return View.of(
                "platform/settings/modules",
                new ModulesView(
                        form,
                        modules.choices().stream().map(one -> choice(one, page)).toList(),
                        modules.presets().stream()
                                .map(one -> new Preset(one.name(), names(List.copyOf(one.on()), page)))
                                .toList(),
                        modules.presets().stream()
                                .filter(one -> one.on().equals(on))
                                .map(ModulePreset::name)
                                .findFirst(),
                        outcome,
                        links(records.left())));
    }

    private List<DataLink> links(Map<String, Long> left) {
        return modules.choices().stream()
                .map(one -> new DataLink(one.name(), left.getOrDefault(one.name(), 0L)))
                .toList();
    }

    private static Choice choice(ModuleManifest module, Page page) {
        var hint = page.t("modules." + module.name() + ".hint");
        return Choice.of(module.name(), page.t("modules." + module.name()))
                .hint(
                        module.needs().isEmpty()
                                ? hint
                                : hint + " "
                                        + page.t(
                                                "modules.needs",
                                                String.join(", ", names(List.copyOf(module.needs()), page))));
    }

    /// The titles of these modules; unknown names are left out.
    static List<String> names(List<String> modules, Page page) {
        return modules.stream()
                .map(name -> "modules." + name)
                .filter(page::has)
                .map(key -> page.t(key))
                .sorted()
                .toList();
    }

    @PostMapping(PATH)
    View use(Form form, Actor actor, Page page) {
        return saved(Set.copyOf(form.values(FIELD)), form, actor, page);
    }

    @PostMapping(PATH + "/choix")
    View usePreset(Form form, Actor actor, Page page) {
        return modules.presets().stream()
                .filter(one -> one.name().equals(form.value("choix")))
                .findFirst()
                .map(one -> saved(one.on(), form, actor, page))
                .orElseGet(() -> View.redirect(PATH));
    }

    private View saved(Set<String> wanted, Form form, Actor actor, Page page) {
        return switch (settings.use(wanted, actor.id())) {
            case Modules.UseResult.Used(var changed) -> View.redirect(PATH + query(changed));
            case Modules.UseResult.RequiredByModules(var by) -> {
                var refused = form;
                for (var entry : by.entrySet())
                    refused = refused.error(
                            FIELD,
                            "modules.stays",
                            String.join(", ", names(List.of(entry.getKey()), page)),
                            String.join(", ", names(List.copyOf(entry.getValue()), page)));
                yield view(refused, new Outcome(List.of(), List.of(), List.of()), page)
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

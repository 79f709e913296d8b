package org.tousaidants.places.harvest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.columnmapping.ColumnTarget;
import org.tousaidants.places.columnmapping.MappingDraft;
import org.tousaidants.places.columnmapping.MappingDraft.UnknownValue;
import org.tousaidants.places.columnmapping.Mappings;
import org.tousaidants.places.columnmapping.TableSurvey;
import org.tousaidants.places.directory.FieldValueText;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which a person matches the columns of a table, and its values outside the vocabulary, once.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class ColumnMatchingPages {
    private static final int MOST_VALUES = 150;

    /// The columns of a table beside their values; `model` is the shipped mapping from which the person starts.
    record Columns(
            HarvestSource source,
            TableSurvey table,
            Form form,
            String model,
            Optional<String> fitting,
            List<Choice> choices) {}

    /// The values of a table outside the vocabulary, by field, each with its place in the form.
    record Values(HarvestSource source, Map<Field, List<Numbered>> values, Form form, int left) {}

    record Numbered(int index, UnknownValue value) {}

    private final Harvests harvests;
    private final SourceTables tables;

    ColumnMatchingPages(Harvests harvests, SourceTables tables) {
        this.harvests = harvests;
        this.tables = tables;
    }

    @GetMapping("/bureau/sources/{name}/colonnes")
    View columns(Actor actor, @PathVariable String name, @RequestParam(defaultValue = "") String modele, Page page) {
        var source = source(name);
        var table = tables.find(name);
        if (table.isEmpty()) return View.redirect("/bureau/sources/" + name);
        var fitting = SourceTables.fitting(table.get());
        var model = Mappings.NAMES.contains(modele) ? modele : source.mapping().isEmpty() ? fitting.orElse("") : "";
        // The page guesses no target for a column that a person left out before.
        var draft = draft(source, model);
        var targets = model.isEmpty() && !source.mapping().isEmpty()
                ? draft.targets()
                : SourceTables.targets(draft, table.get());
        return shown(source, table.get(), ColumnMatchingForm.filled(table.get(), targets), model, page);
    }

    @PostMapping("/bureau/sources/{name}/colonnes")
    View match(Actor actor, @PathVariable String name, Form form, Page page) throws IOException {
        var source = source(name);
        var table = tables.find(name).orElseThrow(NotFound::new);
        var model = Mappings.NAMES.contains(form.value("modele")) ? form.value("modele") : "";
        var targets = ColumnMatchingForm.columns(form, table);
        if (targets.isEmpty()) return shown(source, table, form, model, page).status(422);
        var draft = draft(source, model).with(targets.get(), table);
        var mistakes = Harvests.mistakes(draft.text(), page.locale());
        if (!mistakes.isEmpty()) {
            form.error(ColumnMatchingForm.field(0), "harvest.source.mapping.wrong", String.join(" ; ", mistakes));
            return shown(source, table, form, model, page).status(422);
        }
        keep(source, draft);
        return draft.unknown(table).isEmpty()
                ? run(actor, source)
                : View.redirect("/bureau/sources/" + name + "/valeurs");
    }

    @GetMapping("/bureau/sources/{name}/valeurs")
    View values(Actor actor, @PathVariable String name) {
        var source = source(name);
        var table = tables.find(name);
        return table.isEmpty()
                ? View.redirect("/bureau/sources/" + name)
                : shown(source, MappingDraft.of(source.mapping()).unknown(table.get()), Form.empty());
    }

    @PostMapping("/bureau/sources/{name}/valeurs")
    View match(Actor actor, @PathVariable String name, Form form) throws IOException {
        var source = source(name);
        var table = tables.find(name).orElseThrow(NotFound::new);
        var draft = MappingDraft.of(source.mapping());
        var unknown = draft.unknown(table);
        var matched = ColumnMatchingForm.values(form, unknown);
        if (form.hasErrors()) return shown(source, unknown, form).status(422);
        var next = matched.isEmpty() ? source : keep(source, draft.with(matched));
        return run(actor, next);
    }

    @GetMapping("/bureau/sources/{name}/correspondance.config.json")
    ResponseEntity<byte[]> download(Actor actor, @PathVariable String name) {
        var source = source(name);
        var text = source.mapping().isEmpty() ? Mappings.text(Mappings.NATIONAL).orElseThrow() : source.mapping();
        return FileResponse.kept(MediaType.APPLICATION_JSON, name + ".config.json")
                .header("Cache-Control", "no-store")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private View run(Actor actor, HarvestSource source) throws IOException {
        var file = tables.file(source.name());
        var started = file.isPresent()
                ? harvests.harvestSoon(source.name(), Optional.of(actor.id()), file.get(), false)
                : harvests.harvestSoon(source.name(), Optional.of(actor.id()), true, false);
        return started instanceof Harvests.Started.Going(var run)
                ? View.redirect("/bureau/moissons/" + run)
                : View.redirect("/bureau/sources/" + source.name());
    }

    private HarvestSource keep(HarvestSource source, MappingDraft draft) {
        harvests.keep(source.name(), source.label(), source.location(), draft.text());
        return source(source.name());
    }

    private static MappingDraft draft(HarvestSource source, String model) {
        return MappingDraft.of(
                model.isEmpty() ? source.mapping() : Mappings.text(model).orElseThrow());
    }

    private static View shown(HarvestSource source, TableSurvey table, Form form, String model, Page page) {
        var choices = ColumnTarget.ALL.stream()
                .map(target -> Choice.of(
                        target.key(),
                        page.t((target.ofDay() ? "harvest.columns.day." : "places.field.") + target.key())))
                .toList();
        return View.of(
                "places/harvest/columns",
                new Columns(source, table, form, model, SourceTables.fitting(table), choices));
    }

    private static View shown(HarvestSource source, List<UnknownValue> unknown, Form form) {
        var byField = new EnumMap<Field, List<Numbered>>(Field.class);
        for (var i = 0; i < Math.min(MOST_VALUES, unknown.size()); i++)
            byField.computeIfAbsent(unknown.get(i).field(), _ -> new ArrayList<>())
                    .add(new Numbered(i, unknown.get(i)));
        return View.of(
                "places/harvest/values", new Values(source, byField, form, Math.max(0, unknown.size() - MOST_VALUES)));
    }

    static List<Choice> terms(Field field, Page page) {
        return field.terms().stream()
                .sorted()
                .map(term -> Choice.of(term, FieldValueText.of(field, term, page)))
                .toList();
    }

    private HarvestSource source(String name) {
        return harvests.source(name).orElseThrow(NotFound::new);
    }
}

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
import org.tousaidants.places.columnmapping.ColumnMappingDraft;
import org.tousaidants.places.columnmapping.ColumnMappingDraft.UnmatchedValue;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.columnmapping.MappedColumnTarget;
import org.tousaidants.places.columnmapping.SourceTableSurvey;
import org.tousaidants.places.directory.FieldValueText;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which a person chooses once a target for each column of a table, and a term for each value outside the
/// vocabulary.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class ColumnMatchingPages {
    private static final int MOST_VALUES = 150;

    /// The columns of a table with sample values; `model` is the name of the shipped mapping from which the
    /// person starts.
    record ColumnMatchingView(
            HarvestSource source,
            SourceTableSurvey table,
            Form form,
            String model,
            Optional<String> fitting,
            List<FormChoice> choices) {}

    /// The values of a table that no term of the vocabulary matches, by field. Each has the number by which the
    /// form names it.
    record ValueMatchingView(
            HarvestSource source, Map<Field, List<NumberedUnknownValue>> values, Form form, int left) {}

    record NumberedUnknownValue(int index, UnmatchedValue value) {}

    private final OpenDataHarvests harvests;
    private final HarvestSourceTables tables;

    ColumnMatchingPages(OpenDataHarvests harvests, HarvestSourceTables tables) {
        this.harvests = harvests;
        this.tables = tables;
    }

    @GetMapping("/bureau/sources/{name}/colonnes")
    View columns(
            SignedInPerson actor,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String modele,
            Page page) {
        var source = source(name);
        var table = tables.find(name);
        if (table.isEmpty()) return View.redirect("/bureau/sources/" + name);
        var fitting = HarvestSourceTables.fitting(table.get());
        var model = ColumnMappings.NAMES.contains(modele)
                ? modele
                : source.mapping().isEmpty() ? fitting.orElse("") : "";
        // A column that a person has already left without a target gets no guessed target on the page.
        var draft = draft(source, model);
        var targets = model.isEmpty() && !source.mapping().isEmpty()
                ? draft.targets()
                : HarvestSourceTables.targets(draft, table.get());
        return shown(source, table.get(), ColumnMatchingForm.filled(table.get(), targets), model, page);
    }

    @PostMapping("/bureau/sources/{name}/colonnes")
    View match(SignedInPerson actor, @PathVariable String name, Form form, Page page) throws IOException {
        var source = source(name);
        var table = tables.find(name).orElseThrow(NotFoundException::new);
        var model = ColumnMappings.NAMES.contains(form.value("modele")) ? form.value("modele") : "";
        var targets = ColumnMatchingForm.columns(form, table);
        if (targets.isEmpty()) return shown(source, table, form, model, page).status(422);
        var draft = draft(source, model).with(targets.get(), table);
        var mistakes = OpenDataHarvests.mistakes(draft.text(), page.locale());
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
    View values(SignedInPerson actor, @PathVariable String name) {
        var source = source(name);
        var table = tables.find(name);
        return table.isEmpty()
                ? View.redirect("/bureau/sources/" + name)
                : shown(source, ColumnMappingDraft.of(source.mapping()).unknown(table.get()), Form.empty());
    }

    @PostMapping("/bureau/sources/{name}/valeurs")
    View match(SignedInPerson actor, @PathVariable String name, Form form) throws IOException {
        var source = source(name);
        var table = tables.find(name).orElseThrow(NotFoundException::new);
        var draft = ColumnMappingDraft.of(source.mapping());
        var unknown = draft.unknown(table);
        var matched = ColumnMatchingForm.values(form, unknown);
        if (form.hasErrors()) return shown(source, unknown, form).status(422);
        var next = matched.isEmpty() ? source : keep(source, draft.with(matched));
        return run(actor, next);
    }

    @GetMapping("/bureau/sources/{name}/correspondance.config.json")
    ResponseEntity<byte[]> download(SignedInPerson actor, @PathVariable String name) {
        var source = source(name);
        var text = source.mapping().isEmpty()
                ? ColumnMappings.text(ColumnMappings.NATIONAL).orElseThrow()
                : source.mapping();
        return FileResponse.kept(MediaType.APPLICATION_JSON, name + ".config.json")
                .header("Cache-Control", "no-store")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private View run(SignedInPerson actor, HarvestSource source) throws IOException {
        var file = tables.file(source.name());
        var started = file.isPresent()
                ? harvests.harvestSoon(
                        source.name(), Optional.of(actor.id()), file.get(), OpenDataHarvests.HarvestRequest.USUAL)
                : harvests.harvestSoon(source.name(), Optional.of(actor.id()), OpenDataHarvests.HarvestRequest.AGAIN);
        return started instanceof OpenDataHarvests.HarvestStartResult.HarvestStarted(var run)
                ? View.redirect("/bureau/moissons/" + run)
                : View.redirect("/bureau/sources/" + source.name());
    }

    private HarvestSource keep(HarvestSource source, ColumnMappingDraft draft) {
        harvests.keep(source.name(), source.label(), source.location(), draft.text());
        return source(source.name());
    }

    private static ColumnMappingDraft draft(HarvestSource source, String model) {
        return ColumnMappingDraft.of(
                model.isEmpty() ? source.mapping() : ColumnMappings.text(model).orElseThrow());
    }

    private static View shown(HarvestSource source, SourceTableSurvey table, Form form, String model, Page page) {
        var choices = MappedColumnTarget.ALL.stream()
                .map(target -> FormChoice.of(
                        target.key(),
                        page.t((target.ofDay() ? "harvest.columns.day." : "places.field.") + target.key())))
                .toList();
        return View.of(
                "places/harvest/columns",
                new ColumnMatchingView(source, table, form, model, HarvestSourceTables.fitting(table), choices));
    }

    private static View shown(HarvestSource source, List<UnmatchedValue> unknown, Form form) {
        var byField = new EnumMap<Field, List<NumberedUnknownValue>>(Field.class);
        for (var i = 0; i < Math.min(MOST_VALUES, unknown.size()); i++)
            byField.computeIfAbsent(unknown.get(i).field(), _ -> new ArrayList<>())
                    .add(new NumberedUnknownValue(i, unknown.get(i)));
        return View.of(
                "places/harvest/values",
                new ValueMatchingView(source, byField, form, Math.max(0, unknown.size() - MOST_VALUES)));
    }

    static List<FormChoice> terms(Field field, Page page) {
        return field.terms().stream()
                .sorted()
                .map(term -> FormChoice.of(term, FieldValueText.of(field, term, page)))
                .toList();
    }

    private HarvestSource source(String name) {
        return harvests.source(name).orElseThrow(NotFoundException::new);
    }
}

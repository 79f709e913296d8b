package org.tousaidants.places.harvest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningKind;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningNature;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.TemporaryFile;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// Pages on which the coordinator manages the sources of places, their runs and the results.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class HarvestSourcePages {
    private static final int RUNS_SHOWN = 30;
    private static final int REJECTS_SHOWN = 100;

    /// Value of a ticked checkbox of the form of a source.
    static final String YES = "oui";

    /// The list of all sources, each with its latest run.
    record SourceListView(List<HarvestSourceRow> lines) {}

    record HarvestSourceRow(HarvestSource source, Optional<StoredHarvestRun> latest) {
        /// Returns whether the source's latest run needs a person: to publish or discard it, or to check its
        /// result.
        boolean waits() {
            return latest.filter(StoredHarvestRun::waits).isPresent();
        }
    }

    /// The form of a source; `known` tells whether the source already exists, in which case its short name
    /// cannot change.
    record SourceFormView(Form form, boolean known) {}

    /// The page of one source and its runs; `trouble` is the key of the message about the last action, or empty.
    ///
    /// @param elsewhere whether the last published run left out places outside the territory
    record SourceDetailView(
            HarvestSource source,
            boolean table,
            boolean elsewhere,
            List<StoredHarvestRun> runs,
            Pagination paging,
            Optional<StoredHarvestRun> alarmed,
            Form form,
            String trouble) {}

    /// The page of one run; `fields` are the columns of the national schema, each with the percentage of
    /// accepted records that have a value.
    record HarvestRunView(
            HarvestSource source,
            StoredHarvestRun run,
            List<FilledFieldShare> fields,
            Map<RefusalReason, Long> reasons,
            List<DroppedSourceValue> dropped,
            RejectedLinesView rejects,
            boolean received,
            Optional<HarvestPreviewView> preview,
            boolean last) {
        Map<RefusalReason, Long> warnings(WarningNature nature) {
            return run.warnings().entrySet().stream()
                    .filter(one -> WarningKind.nature(one.getKey()) == nature)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
        }

        long total(WarningNature nature) {
            return warnings(nature).values().stream().mapToLong(many -> many).sum();
        }

        List<DroppedSourceValue> columns() {
            return dropped.stream().filter(DroppedSourceValue::ofColumn).toList();
        }

        List<DroppedSourceValue> values() {
            return dropped.stream().filter(one -> !one.ofColumn()).toList();
        }

        /// Returns whether the run was published, so that each line read has one outcome.
        boolean told() {
            return run.state() == StoredHarvestRun.HarvestRunState.KEPT
                    || run.state() == StoredHarvestRun.HarvestRunState.REVERTED;
        }

        /// Returns the numbers of the run. For a published run, the outcomes of the lines come first.
        List<FormSummaryRow> summary(Page page) {
            var counts = run.counts();
            var left = counts.left();
            var rows = new ArrayList<FormSummaryRow>();
            rows.add(FormSummaryRow.of(page.t("harvest.run.when"), page.moment(run.startedAt())));
            rows.add(row(page, "read", counts.read()));
            if (!told()) rows.add(row(page, "usable", counts.kept()));
            rows.add(row(page, told() ? "created.told" : "created", counts.created()));
            rows.add(row(page, "changed", counts.changed()));
            rows.add(row(page, "same", counts.same()));
            if (left.leftElsewhere() > 0) rows.add(row(page, "left.elsewhere", left.leftElsewhere()));
            if (left.leftAlike() > 0) rows.add(row(page, "left.alike", left.leftAlike()));
            if (left.leftNew() > 0) rows.add(row(page, "left.new", left.leftNew()));
            if (left.leftChanged() > 0) rows.add(row(page, "left.changed", left.leftChanged()));
            rows.add(row(page, "excluded", counts.excluded()));
            rows.add(row(page, "rejected", counts.rejected()));
            rows.add(row(page, "gone", counts.gone()));
            rows.add(row(page, "repaired", total(WarningNature.REPAIRED)));
            rows.add(row(page, "dropped", total(WarningNature.DROPPED)));
            return rows;
        }

        private static FormSummaryRow row(Page page, String key, long many) {
            return FormSummaryRow.of(page.t("harvest.run." + key), page.number(many));
        }

        /// Returns whether the run refused records, so that a person may have to correct the mapping or the
        /// file.
        boolean mends() {
            return run.state() == StoredHarvestRun.HarvestRunState.REFUSED
                    || run.counts().rejected() > 0;
        }
    }

    /// The page of a waiting run, with a map of its new places and checkboxes for its parts.
    record HarvestPreviewView(HarvestPreview preview, Map<PlaceId, Place> known, MapDrawingView map, Form form) {
        Optional<Place> place(PossibleDuplicate one) {
            return one.place().map(known::get);
        }
    }

    /// A page of the list of refused records. `kept` is the number of refused records that are stored, because
    /// not all of them may be stored. `asked` tells whether the reader chose a page of the list.
    record RejectedLinesView(List<StoredHarvestRun.RejectedLine> lines, int kept, Pagination paging, boolean asked) {
        boolean cut(StoredHarvestRun run) {
            return kept < run.counts().rejected();
        }
    }

    record FilledFieldShare(String column, long percent) {}

    /// Value of the checkbox of the places that would leave; the other checkboxes are those of [HarvestPart].
    private static final String LEAVING = "partis";

    private static final int MOST_DRAWN = 2_000;

    private final OpenDataHarvests harvests;
    private final Places places;
    private final HarvestSourceTables tables;
    private final HarvestTerritory territory;

    HarvestSourcePages(
            OpenDataHarvests harvests, Places places, HarvestSourceTables tables, HarvestTerritory territory) {
        this.harvests = harvests;
        this.places = places;
        this.tables = tables;
        this.territory = territory;
    }

    @GetMapping("/bureau/sources")
    View all(SignedInPerson actor) {
        var latest = harvests.latest();
        return View.of(
                "places/harvest/sources",
                new SourceListView(harvests.sources().stream()
                        .map(source -> new HarvestSourceRow(source, Optional.ofNullable(latest.get(source.name()))))
                        .sorted(Comparator.comparing((HarvestSourceRow line) -> !line.waits()))
                        .toList()));
    }

    @GetMapping("/bureau/source-nouvelle")
    View describe() {
        return View.of("places/harvest/describe", new SourceFormView(Form.empty(), false));
    }

    @PostMapping("/bureau/sources")
    View add(SignedInPerson actor, Form form, Page page) {
        var parsed = HarvestSourceForm.parse(form, page.locale());
        if (parsed.isPresent() && !harvests.add(parsed.get().source())) form.error("name", "harvest.source.name.taken");
        return form.hasErrors()
                ? View.of("places/harvest/describe", new SourceFormView(form, false))
                        .status(422)
                : View.redirect("/bureau/sources/" + parsed.orElseThrow().name());
    }

    @GetMapping("/bureau/sources/{name}")
    View one(SignedInPerson actor, @PathVariable String name, @RequestParam(defaultValue = "") String page) {
        return one(find(name), "", page, Form.empty());
    }

    @GetMapping("/bureau/sources/{name}/description")
    View describe(SignedInPerson actor, @PathVariable String name) {
        var source = find(name);
        return View.of(
                "places/harvest/describe",
                new SourceFormView(
                        Form.filled(Map.of(
                                "name", List.of(source.name()),
                                "label", List.of(source.label()),
                                "location", List.of(source.location()),
                                "mapping", List.of(source.mapping()))),
                        true));
    }

    @PostMapping("/bureau/sources/{name}/description")
    View describe(SignedInPerson actor, @PathVariable String name, Form form, Page page) {
        find(name);
        var parsed = HarvestSourceForm.parse(form, page.locale())
                .filter(source -> source.name().equals(name));
        return parsed.isEmpty()
                ? View.of("places/harvest/describe", new SourceFormView(form, true))
                        .status(422)
                : keep(parsed.get());
    }

    /// Harvests the uploaded file if there is one, otherwise the address of the source.
    @PostMapping("/bureau/sources/{name}/moissons")
    View harvest(
            SignedInPerson actor,
            @PathVariable String name,
            @RequestParam(required = false) Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String relire,
            @RequestParam(defaultValue = "") String diminue,
            @RequestParam(defaultValue = "") String ailleurs)
            throws IOException {
        var source = find(name);
        // An empty uploaded file is reported as an error. It differs from a form without a chosen file, for
        // which the browser sends an empty file name.
        var given = file.filter(one -> !one.isEmpty()
                || !Optional.ofNullable(one.getOriginalFilename()).orElse("").isBlank());
        if (given.isEmpty() && !source.onWeb())
            return one(source, "", "", Form.empty().error("file", "harvest.run.nothing"))
                    .status(422);
        if (unknownColumns(source, given)) return View.redirect("/bureau/sources/" + name + "/colonnes");
        var request =
                new OpenDataHarvests.HarvestRequest(relire.equals(YES), diminue.equals(YES), ailleurs.equals(YES));
        return switch (started(actor, name, given, request)) {
            case OpenDataHarvests.HarvestStartResult.HarvestStarted(var run) ->
                View.redirect("/bureau/moissons/" + run);
            case OpenDataHarvests.HarvestStartResult.HarvestAlreadyRunning() ->
                one(source, "harvest.run.already", "", Form.empty()).status(409);
            case OpenDataHarvests.HarvestStartResult.UnknownHarvestSource() -> throw new NotFoundException();
        };
    }

    @GetMapping("/bureau/moissons/{id}")
    View went(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String lignes) {
        return went(actor, run(id), lignes, Form.empty());
    }

    private StoredHarvestRun run(UUID id) {
        return harvests.run(id).orElseThrow(NotFoundException::new);
    }

    /// Publishes a waiting run completely, or only its ticked parts.
    @PostMapping("/bureau/moissons/{id}/publication")
    View publish(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var run = run(id);
        var words = form.values("partie");
        var parts = HarvestPart.ticked(words);
        if (parts.size() == 1 && !words.contains(LEAVING))
            return went(actor, run, "", form.error("partie", "harvest.preview.nothing"))
                    .status(422);
        harvests.publish(run, parts, words.contains(LEAVING));
        return View.redirect("/bureau/moissons/" + id);
    }

    @PostMapping("/bureau/moissons/{id}/abandon")
    View drop(SignedInPerson actor, @PathVariable UUID id) {
        harvests.drop(run(id));
        return View.redirect("/bureau/moissons/" + id);
    }

    @PostMapping("/bureau/moissons/{id}/annulation")
    View revert(SignedInPerson actor, @PathVariable UUID id) {
        harvests.revert(run(id));
        return View.redirect("/bureau/moissons/" + id);
    }

    @PostMapping("/bureau/sources/{name}/retrait")
    View remove(SignedInPerson actor, @PathVariable String name, Form form) {
        var source = find(name);
        if (!form.checked("sur"))
            return one(source, "", "", form.error("sur", "harvest.remove.unsure"))
                    .status(422);
        return harvests.remove(name)
                ? View.redirect("/bureau/sources")
                : one(source, "harvest.run.already", "", Form.empty()).status(409);
    }

    private HarvestPreviewView preview(SignedInPerson actor, StoredHarvestRun run, Form form) {
        var network = actor.network();
        var alike = harvests.alike(run.id());
        var reading = new HarvestPreview.HarvestPreviewReader(alike, territory::isElsewhere);
        harvests.eachWaiting(run.id(), reading::add);
        var preview = reading.done(
                places.said(run.source(), reading.changed()),
                List.copyOf(places.find(places.lacking(run.source(), reading.present()))
                        .values()));
        var departement = network.departement();
        var ticked = new ArrayList<>(List.of(HarvestPart.NEW.word(), HarvestPart.CHANGED.word()));
        if (run.why().isEmpty()) ticked.add(LEAVING);
        return new HarvestPreviewView(
                preview,
                places.find(alike.stream().flatMap(one -> one.place().stream()).collect(Collectors.toSet())),
                MapDrawingViewBuilder.of(departement, territory.communes().inDepartement(departement))
                        .dots(preview.points().stream().limit(MOST_DRAWN).toList())
                        .drawn(),
                form.hasErrors() ? form : Form.filled(Map.of("partie", ticked)));
    }

    private View went(SignedInPerson actor, StoredHarvestRun run, String lignes, Form form) {
        var id = run.id();
        return View.of(
                "places/harvest/run",
                new HarvestRunView(
                        find(run.source()),
                        run,
                        Field.NATIONAL.stream()
                                .map(field -> new FilledFieldShare(field.column(), run.percent(field.column())))
                                .collect(Collectors.toList()),
                        harvests.reasons(id),
                        harvests.dropped(id),
                        rejects(id, lignes),
                        harvests.received(run),
                        run.state() == StoredHarvestRun.HarvestRunState.WAITING
                                ? Optional.of(preview(actor, run, form))
                                : Optional.empty(),
                        harvests.lastPublished(run)));
    }

    private RejectedLinesView rejects(UUID id, String asked) {
        var kept = harvests.countRejects(id);
        var paging = Pagination.of(asked, kept, REJECTS_SHOWN);
        return new RejectedLinesView(harvests.rejects(id, paging), kept, paging, !asked.isEmpty());
    }

    private OpenDataHarvests.HarvestStartResult started(
            SignedInPerson actor, String name, Optional<MultipartFile> given, OpenDataHarvests.HarvestRequest request)
            throws IOException {
        if (given.isEmpty()) return harvests.harvestSoon(name, Optional.of(actor.id()), request);
        var kept = TemporaryFile.file(given.get()::transferTo);
        return harvests.harvestSoon(name, Optional.of(actor.id()), kept, request);
    }

    /// Stores the uploaded table, and returns whether a person must match its columns. A source that was already
    /// read from its address needs no matching.
    ///
    /// @param given the uploaded file; empty if there is none
    private boolean unknownColumns(HarvestSource source, Optional<MultipartFile> given) throws IOException {
        if (given.isEmpty())
            return source.mapping().isEmpty()
                    && !harvests.everKept(source.name())
                    && tables.read(source)
                            .filter(table -> HarvestSourceTables.unknown(source, table))
                            .isPresent();
        var file = TemporaryFile.file(given.get()::transferTo);
        try {
            return tables.receive(source.name(), file)
                    .filter(table -> HarvestSourceTables.unknown(source, table))
                    .isPresent();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private View keep(HarvestSourceForm source) {
        harvests.keep(source.name(), source.label(), source.location(), source.mapping());
        return View.redirect("/bureau/sources/" + source.name());
    }

    private View one(HarvestSource source, String trouble, String page, Form form) {
        var paging = Pagination.of(page, harvests.countRuns(source.name()), RUNS_SHOWN);
        return View.of(
                "places/harvest/source",
                new SourceDetailView(
                        source,
                        tables.find(source.name()).isPresent(),
                        harvests.leftElsewhere(source.name()),
                        harvests.runs(source.name(), paging),
                        paging,
                        alarmed(source.name()),
                        form,
                        trouble));
    }

    /// Returns the latest run of the source if this run raised an alarm; otherwise empty.
    private Optional<StoredHarvestRun> alarmed(String source) {
        return harvests.runs(Optional.of(source), 1).stream()
                .filter(run -> !run.why().isEmpty() && run.counts().kept() > 0)
                .findFirst();
    }

    private HarvestSource find(String name) {
        return harvests.source(name).orElseThrow(NotFoundException::new);
    }

    /// Declares the tasks of a coordinator: to add the first source of a new network, and to decide about
    /// harvests that wait for a decision.
    @Bean
    static TaskSource harvestTasks(OpenDataHarvests harvests) {
        return TaskSource.data(() -> {
            var labels =
                    harvests.sources().stream().collect(Collectors.toMap(HarvestSource::name, HarvestSource::label));
            if (labels.isEmpty())
                return Stream.of(
                        Task.of(Task.TaskKind.START, "harvest.card.first", TaskActionLabel.OPEN, "/bureau/sources"));
            return harvests.troubled().stream()
                    .map(run -> Task.of(
                                    Task.TaskKind.DATA,
                                    "harvest.task",
                                    TaskActionLabel.CHECK,
                                    "/bureau/moissons/" + run.id(),
                                    labels.getOrDefault(run.source(), run.source()))
                            .about(run.source())
                            .since(run.startedAt())
                            .later());
        });
    }
}

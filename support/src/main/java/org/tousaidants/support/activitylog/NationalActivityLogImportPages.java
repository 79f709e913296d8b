package org.tousaidants.support.activitylog;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.intake.TemporaryFile;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages to export activities to the national diary and to import them from it, in the same file format.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class NationalActivityLogImportPages {
    private static final String FILE = "file";
    private static final int MOST = 100_000;

    /// The page of the import.
    ///
    /// @param fresh number of new activities in the uploaded file; empty if no file was uploaded
    /// @param known number of activities that were already in the log
    /// @param faults unreadable lines
    record ActivityLogImportView(
            Form form, Optional<Integer> fresh, int known, List<NationalActivityLogFile.LogRowError> faults) {}

    private final HelpActivities acts;
    private final Places places;
    private final Clock clock;

    NationalActivityLogImportPages(HelpActivities acts, Places places, Clock clock) {
        this.acts = acts;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/actes/cahier-national.csv")
    ResponseEntity<byte[]> export(SignedInPerson actor) {
        var mine = acts.since(actor, Instant.EPOCH, MOST);
        var ids = mine.stream()
                .flatMap(act -> act.what().place().stream())
                .distinct()
                .map(PlaceId::new)
                .toList();
        var found = places.find(ids);
        var byId = ids.stream()
                .filter(found::containsKey)
                .collect(Collectors.<PlaceId, UUID, Place>toMap(PlaceId::value, one -> found.get(one)));
        return FileResponse.csv("accompagnements.csv", NationalActivityLogFile.write(mine, byId));
    }

    @GetMapping("/actes/import")
    View ask(SignedInPerson actor) {
        return bringing(Form.empty(), Optional.empty(), 0, List.of());
    }

    private static View bringing(
            Form form, Optional<Integer> fresh, int known, List<NationalActivityLogFile.LogRowError> faults) {
        return View.of("support/activitylog/bring", new ActivityLogImportView(form, fresh, known, faults));
    }

    @PostMapping("/actes/import")
    View bring(
            SignedInPerson actor,
            Page page,
            Form form,
            @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) return refused(form.error(FILE, "acts.import.missing"));
        var kept = TemporaryFile.file(given.get()::transferTo);
        try {
            return switch (NationalActivityLogFile.read(kept, clock.instant())) {
                case NationalActivityLogFile.LogFileParseResult.WrongLogFileFormat() ->
                    refused(form.error(FILE, "acts.import.other"));
                case NationalActivityLogFile.LogFileParseResult.TooManyLogRows() ->
                    refused(form.error(FILE, "acts.import.many"));
                case NationalActivityLogFile.LogFileParseResult.UnreadableLogFile(var why) ->
                    refused(form.error(FILE, "acts.import.unreadable", why.sentence(page.locale())));
                case NationalActivityLogFile.LogFileParseResult.ParsedLogFile(var read, var faults) -> {
                    var fresh = acts.bring(actor, read);
                    yield bringing(Form.empty(), Optional.of(fresh), read.size() - fresh, faults);
                }
            };
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private static View refused(Form form) {
        return bringing(form, Optional.empty(), 0, List.of()).status(422);
    }
}

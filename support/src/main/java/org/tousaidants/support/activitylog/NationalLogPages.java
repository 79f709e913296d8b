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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Export to the national diary and import from it, in the same file format.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class NationalLogPages {
    private static final String FILE = "file";
    private static final int MOST = 100_000;

    /// @param fresh the number of new acts of the file, if one was uploaded
    record ImportView(Form form, Optional<Integer> fresh, int known, List<NationalLogFile.RowError> faults) {}

    private final Activities acts;
    private final Places places;
    private final Clock clock;

    NationalLogPages(Activities acts, Places places, Clock clock) {
        this.acts = acts;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/actes/cahier-national.csv")
    ResponseEntity<byte[]> export(Actor actor) {
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
        return FileResponse.csv("accompagnements.csv", NationalLogFile.write(mine, byId));
    }

    @GetMapping("/actes/import")
    View ask(Actor actor) {
        return bringing(Form.empty(), Optional.empty(), 0, List.of());
    }

    private static View bringing(Form form, Optional<Integer> fresh, int known, List<NationalLogFile.RowError> faults) {
        return View.of("support/activitylog/bring", new ImportView(form, fresh, known, faults));
    }

    @PostMapping("/actes/import")
    View bring(
            Actor actor,
            Page page,
            Form form,
            @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) return refused(form.error(FILE, "acts.import.missing"));
        var kept = TemporaryFile.file(given.get()::transferTo);
        try {
            return switch (NationalLogFile.read(kept, clock.instant())) {
                case NationalLogFile.ParseResult.WrongFileFormat() -> refused(form.error(FILE, "acts.import.other"));
                case NationalLogFile.ParseResult.TooManyRows() -> refused(form.error(FILE, "acts.import.many"));
                case NationalLogFile.ParseResult.Unreadable(var why) ->
                    refused(form.error(FILE, "acts.import.unreadable", why.sentence(page.locale())));
                case NationalLogFile.ParseResult.Parsed(var read, var faults) -> {
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

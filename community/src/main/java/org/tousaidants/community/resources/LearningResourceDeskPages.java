package org.tousaidants.community.resources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.files.FileUploadResult;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator adds a resource, and imports or exports the catalogue.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class LearningResourceDeskPages {
    private static final int MOST_OUT = 100_000;
    private static final String FILE = "file";
    private static final String HERE = "/ressources/nouvelle";

    /// The page to add a resource.
    ///
    /// @param taken number of rows just imported; negative if no file was imported
    record NewResourceView(Form form, int taken) {
        static List<FormChoice> choices(Page page, String what, Enum<?>[] all) {
            return Arrays.stream(all)
                    .map(one -> FormChoice.of(EnumConstantName.low(one), LearningResourcePages.named(page, what, one)))
                    .toList();
        }

        List<FormChoice> kinds(Page page) {
            return choices(page, "kind", LearningResource.ResourceKind.values());
        }

        List<FormChoice> audiences(Page page) {
            return choices(page, "audience", LearningResource.ResourceAudience.values());
        }

        List<FormChoice> readings(Page page) {
            return choices(page, "reading", LearningResource.ResourceReadingLevel.values());
        }

        List<FormChoice> licences(Page page) {
            return choices(page, "licence", LearningResource.ResourceLicence.values());
        }
    }

    private final LearningResources resources;
    private final Clock clock;

    LearningResourceDeskPages(LearningResources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    @GetMapping(HERE)
    View add(@RequestParam(defaultValue = "-1") int lues) {
        return View.of("community/resources/add", new NewResourceView(LearningResourcePages.blank(), lues));
    }

    @PostMapping("/ressources")
    View add(SignedInPerson actor, Form form, @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var now = clock.instant();
        var parsed = LearningResourceForm.parse(form, now, ParisTime.day(now));
        if (parsed.isEmpty()) return again(form);
        if (!resources.put(parsed.get())) return again(form.error("link", "resources.link.known"));
        var given = file.filter(one -> !one.isEmpty());
        if (given.isPresent()) {
            var name = Optional.ofNullable(given.get().getOriginalFilename()).orElse("");
            try (var bytes = given.get().getInputStream()) {
                if (resources.attach(parsed.get().id(), name, bytes) instanceof FileUploadResult.FileRejected(var key))
                    return again(form.error(FILE, key));
            }
        }
        return View.redirect("/ressources/" + parsed.get().id());
    }

    private static View again(Form form) {
        return View.of("community/resources/add", new NewResourceView(form, -1)).status(422);
    }

    @PostMapping("/ressources/catalogue")
    @AllowedRoles(Role.COORDINATOR)
    View bring(
            SignedInPerson actor,
            Form form,
            @RequestParam(name = "catalogue", required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) return again(form.error("catalogue", "resources.catalogue.missing"));
        var text = new String(given.get().getBytes(), StandardCharsets.UTF_8);
        return switch (LearningResourceCsv.read(text, clock.instant())) {
            case LearningResourceCsv.ParsedResourceCsv(var rows) ->
                View.redirect(HERE + "?lues=" + resources.bring(rows));
            case LearningResourceCsv.InvalidResourceCsv(var line) ->
                again(form.error("catalogue", "resources.catalogue.wrong", line));
        };
    }

    /// Returns the whole bank of resources as a file for spreadsheets.
    @GetMapping("/ressources.csv")
    @PublicAccess
    ResponseEntity<byte[]> catalogue(TerritoryNetwork network) {
        var rows = resources.search("", MOST_OUT);
        return FileResponse.csv("ressources.csv")
                .body(LearningResourceCsv.csv(rows).getBytes(StandardCharsets.UTF_8));
    }
}

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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.files.UploadResult;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator adds a resource, and imports or exports the catalogue.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class ResourceDeskPages {
    private static final int MOST_OUT = 100_000;
    private static final String FILE = "file";
    private static final String HERE = "/ressources/nouvelle";

    /// @param taken number of rows just imported; negative if none
    record NewResourceView(Form form, int taken) {
        static List<Choice> choices(Page page, String what, Enum<?>[] all) {
            return Arrays.stream(all)
                    .map(one -> Choice.of(ConstantName.low(one), ResourcePages.named(page, what, one)))
                    .toList();
        }

        List<Choice> kinds(Page page) {
            return choices(page, "kind", Resource.ResourceKind.values());
        }

        List<Choice> audiences(Page page) {
            return choices(page, "audience", Resource.Audience.values());
        }

        List<Choice> readings(Page page) {
            return choices(page, "reading", Resource.ReadingLevel.values());
        }

        List<Choice> licences(Page page) {
            return choices(page, "licence", Resource.Licence.values());
        }
    }

    private final Resources resources;
    private final Clock clock;

    ResourceDeskPages(Resources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    @GetMapping(HERE)
    View add(@RequestParam(defaultValue = "-1") int lues) {
        return View.of("community/resources/add", new NewResourceView(ResourcePages.blank(), lues));
    }

    @PostMapping("/ressources")
    View add(Actor actor, Form form, @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var now = clock.instant();
        var parsed = ResourceForm.parse(form, now, ParisTime.day(now));
        if (parsed.isEmpty()) return again(form);
        if (!resources.put(parsed.get())) return again(form.error("link", "resources.link.known"));
        var given = file.filter(one -> !one.isEmpty());
        if (given.isPresent()) {
            var name = Optional.ofNullable(given.get().getOriginalFilename()).orElse("");
            try (var bytes = given.get().getInputStream()) {
                if (resources.attach(parsed.get().id(), name, bytes) instanceof UploadResult.Rejected(var key))
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
    View bring(Actor actor, Form form, @RequestParam(name = "catalogue", required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) return again(form.error("catalogue", "resources.catalogue.missing"));
        var text = new String(given.get().getBytes(), StandardCharsets.UTF_8);
        return switch (ResourceCatalogueCsv.read(text, clock.instant())) {
            case ResourceCatalogueCsv.Parsed(var rows) -> View.redirect(HERE + "?lues=" + resources.bring(rows));
            case ResourceCatalogueCsv.Invalid(var line) ->
                again(form.error("catalogue", "resources.catalogue.wrong", line));
        };
    }

    /// The whole bank as a file for spreadsheets.
    @GetMapping("/ressources.csv")
    @PublicAccess
    ResponseEntity<byte[]> catalogue(Network network) {
        var rows = resources.search("", MOST_OUT);
        return FileResponse.csv("ressources.csv")
                .body(ResourceCatalogueCsv.csv(rows).getBytes(StandardCharsets.UTF_8));
    }
}

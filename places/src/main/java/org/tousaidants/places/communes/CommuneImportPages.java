package org.tousaidants.places.communes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.places.communes.CommuneImports.CommuneImportAuthor;
import org.tousaidants.places.communes.CommuneImports.CommuneImportOutcome;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.TemporaryFile;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// The coordinator's page about communes: shows the number of estimated centres and imports the official file that
/// replaces them.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class CommuneImportPages {
    private static final int SHOWN = 20;
    private static final int ROWS_SHOWN = 30;
    private static final String FILE = "file";
    private static final String ADDRESS = "address";

    /// The content of the page about the imports of communes.
    ///
    /// @param shared whether other territories use the same table of communes
    record CommuneImportsView(
            Form form,
            CommuneImports.CommuneTableCounts state,
            List<ImportedCommuneFile> files,
            String departement,
            boolean shared) {}

    /// The content of the page with the changes of one file.
    ///
    /// @param shared whether other territories use the same table of communes
    record CommuneDifferenceView(CommuneImports.CommuneFileDifference difference, boolean shared) {}

    private final CommuneImports imports;
    private final Tenants tenants;

    CommuneImportPages(CommuneImports imports, Tenants tenants) {
        this.imports = imports;
        this.tenants = tenants;
    }

    @GetMapping("/bureau/territoire")
    View territory(SignedInPerson actor) {
        return shown(actor, Form.empty());
    }

    @PostMapping("/bureau/territoire")
    View bring(
            SignedInPerson actor,
            Page page,
            Form form,
            @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        if (tenants.several()) return shared(actor);
        var given = file.filter(one -> !one.isEmpty()
                || !Optional.ofNullable(one.getOriginalFilename()).orElse("").isBlank());
        var address = form.text(ADDRESS).max(2_000);
        if (form.hasErrors()) return shown(actor, form).status(422);
        var bearer = new CommuneImportAuthor(Optional.of(actor.id()), actor.name());
        CommuneImportOutcome outcome;
        String field;
        if (given.isPresent()) {
            field = FILE;
            outcome = bring(given.get(), bearer);
        } else if (SourceLocation.parse(address.get())
                instanceof SourceLocation.ParsedLocation(SourceLocation.WebSource web)) {
            field = ADDRESS;
            outcome = imports.foresee(web.address(), CommuneImports.PATIENCE_OF_A_PAGE, bearer);
        } else {
            form.error(
                    address.get().isEmpty() ? FILE : ADDRESS,
                    address.get().isEmpty() ? "communes.missing" : "communes.address.wrong");
            return shown(actor, form).status(422);
        }
        switch (outcome) {
            case CommuneImportOutcome.CommuneFileImported(var waiting) -> {
                return View.redirect("/bureau/territoire/" + waiting.id());
            }
            case CommuneImportOutcome.CommuneFileNotFetched(var why) ->
                form.error(field, "communes.said", why.sentence(page.locale()));
            case CommuneImportOutcome.CommuneFileUnreadable(var why) ->
                form.error(field, CommuneMessageKeys.key(why.problem()), why.line(), why.detail());
        }
        return shown(actor, form).status(422);
    }

    /// Shows the changes of a file; the page is available before and after a person accepts the file.
    @GetMapping("/bureau/territoire/{id}")
    View difference(@PathVariable UUID id) {
        return imports.difference(id, ROWS_SHOWN)
                .map(difference ->
                        View.of("places/communes/difference", new CommuneDifferenceView(difference, tenants.several())))
                .orElseThrow(NotFoundException::new);
    }

    @PostMapping("/bureau/territoire/{id}/acceptation")
    View keep(SignedInPerson actor, @PathVariable UUID id) {
        if (tenants.several()) return shared(actor);
        imports.keep(id);
        return View.redirect("/bureau/territoire");
    }

    @PostMapping("/bureau/territoire/{id}/abandon")
    View drop(SignedInPerson actor, @PathVariable UUID id) {
        if (tenants.several()) return shared(actor);
        imports.drop(id);
        return View.redirect("/bureau/territoire");
    }

    @PostMapping("/bureau/territoire/{id}/annulation")
    View undo(SignedInPerson actor, @PathVariable UUID id) {
        if (tenants.several()) return shared(actor);
        imports.undo(id);
        return View.redirect("/bureau/territoire/" + id);
    }

    private CommuneImportOutcome bring(MultipartFile given, CommuneImportAuthor bearer) throws IOException {
        var kept = TemporaryFile.file(given::transferTo);
        try {
            var name =
                    Optional.ofNullable(given.getOriginalFilename()).orElse("").strip();
            return imports.foresee(
                    kept, name.isEmpty() ? "?" : name.substring(0, Math.min(name.length(), 300)), bearer);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    /// Returns the page that refuses changes if the process has several territories. They share one table of
    /// communes, and a coordinator of one territory must not change the communes of another. The operator can
    /// change the table from the command line.
    private View shared(SignedInPerson actor) {
        return shown(actor, Form.empty()).status(403);
    }

    private View shown(SignedInPerson actor, Form form) {
        var departement = actor.network().departement();
        return View.of(
                "places/communes/territory",
                new CommuneImportsView(
                        form, imports.state(departement), imports.latest(SHOWN), departement, tenants.several()));
    }
}

package org.tousaidants.platform.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.modules.NetworkModules;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// « Données d’un module » — pages on which a coordinator exports the data of a module that is off, or deletes
/// them after a preview.
@Controller
@AllowedRoles(Role.COORDINATOR)
class ModuleDataPages {
    private static final String PATH = "/bureau/reglages/modules/{module}";

    /// The page about the data of a module.
    ///
    /// @param rows number of rows
    /// @param tables number of rows by table
    /// @param kept the reason why the data cannot be deleted; empty if they can
    record ModuleDataView(String module, String name, long rows, List<Map.Entry<String, Long>> tables, String kept) {
        String path() {
            return "/bureau/reglages/modules/" + module;
        }
    }

    private final NetworkModules modules;
    private final ModuleDataDeletion records;

    ModuleDataPages(NetworkModules modules, ModuleDataDeletion records) {
        this.modules = modules;
        this.records = records;
    }

    @GetMapping(PATH)
    View data(@PathVariable String module, Page page) {
        return view(known(module), page);
    }

    @PostMapping(PATH + "/export")
    @RecentAuthentication
    void export(@PathVariable String module, SignedInPerson actor, HttpServletResponse response) throws IOException {
        var known = known(module);
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("donnees-" + known + ".zip")
                        .build()
                        .toString());
        records.export(known, actor.id(), response.getOutputStream());
    }

    @PostMapping(PATH + "/suppression")
    @RecentAuthentication
    View delete(@PathVariable String module, Form form, SignedInPerson actor, Page page) {
        var known = known(module);
        return switch (records.delete(known, actor.id())) {
            case ModuleDataDeletion.ModuleDataDeletionResult.ModuleDataDeleted _ ->
                View.redirect("/bureau/reglages/modules?vide=" + known);
            case ModuleDataDeletion.ModuleDataDeletionResult.ModuleStillInUse _,
                    ModuleDataDeletion.ModuleDataDeletionResult.AccountingDataProtected _,
                    ModuleDataDeletion.ModuleDataDeletionResult.ReferencedByModules _ ->
                view(known, page).status(409);
        };
    }

    private String known(String module) {
        if (modules.choices().stream().noneMatch(one -> one.name().equals(module))) throw new NotFoundException();
        return module;
    }

    private View view(String module, Page page) {
        var counts = records.counts(module);
        var kept = switch (records.preview(module, counts)) {
            case ModuleDataDeletion.ModuleDataDeletionResult.ModuleDataDeleted _ -> "";
            case ModuleDataDeletion.ModuleDataDeletionResult.ModuleStillInUse _ -> page.t("modules.data.in-use");
            case ModuleDataDeletion.ModuleDataDeletionResult.AccountingDataProtected _ ->
                page.t("modules.data.accounts");
            case ModuleDataDeletion.ModuleDataDeletionResult.ReferencedByModules(var by) ->
                page.t("modules.data.referred", String.join(", ", ModuleSettingsPages.names(List.copyOf(by), page)));
        };
        return View.of(
                "platform/settings/moduleData",
                new ModuleDataView(
                        module,
                        page.t("modules." + module),
                        counts.values().stream().mapToLong(Long::longValue).sum(),
                        List.copyOf(counts.entrySet()),
                        kept));
    }
}

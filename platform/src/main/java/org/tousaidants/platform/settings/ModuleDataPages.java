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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.modules.Modules;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// « Données d’un module » — pages on which a coordinator exports the data of a module that is off, or deletes
/// them after a preview.
@Controller
@AllowedRoles(Role.COORDINATOR)
class ModuleDataPages {
    private static final String PATH = "/bureau/reglages/modules/{module}";

    /// @param kept why nothing can be deleted; empty if it can
    record DataView(String module, String name, long rows, List<Map.Entry<String, Long>> tables, String kept) {
        String path() {
            return "/bureau/reglages/modules/" + module;
        }
    }

    private final Modules modules;
    private final ModuleData records;

    ModuleDataPages(Modules modules, ModuleData records) {
        this.modules = modules;
        this.records = records;
    }

    @GetMapping(PATH)
    View data(@PathVariable String module, Page page) {
        return view(known(module), page);
    }

    @PostMapping(PATH + "/export")
    @RecentAuthentication
    void export(@PathVariable String module, Actor actor, HttpServletResponse response) throws IOException {
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
    View delete(@PathVariable String module, Form form, Actor actor, Page page) {
        var known = known(module);
        return switch (records.delete(known, actor.id())) {
            case ModuleData.DeleteResult.Deleted _ -> View.redirect("/bureau/reglages/modules?vide=" + known);
            case ModuleData.DeleteResult.InUse _,
                    ModuleData.DeleteResult.Accounts _,
                    ModuleData.DeleteResult.ReferencedBy _ -> view(known, page).status(409);
        };
    }

    private String known(String module) {
        if (modules.choices().stream().noneMatch(one -> one.name().equals(module))) throw new NotFound();
        return module;
    }

    private View view(String module, Page page) {
        var counts = records.counts(module);
        var kept = switch (records.preview(module, counts)) {
            case ModuleData.DeleteResult.Deleted _ -> "";
            case ModuleData.DeleteResult.InUse _ -> page.t("modules.data.in-use");
            case ModuleData.DeleteResult.Accounts _ -> page.t("modules.data.accounts");
            case ModuleData.DeleteResult.ReferencedBy(var by) ->
                page.t("modules.data.referred", String.join(", ", ModulePages.names(List.copyOf(by), page)));
        };
        return View.of(
                "platform/settings/moduleData",
                new DataView(
                        module,
                        page.t("modules." + module),
                        counts.values().stream().mapToLong(Long::longValue).sum(),
                        List.copyOf(counts.entrySet()),
                        kept));
    }
}

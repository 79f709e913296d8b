package org.tousaidants.platform.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// Handlers of each kind, for the tests of the access rules only.
@Controller
@TestComponent
class AccessRuleTestPages {
    private final JdbcClient sql;

    AccessRuleTestPages(JdbcClient sql) {
        this.sql = sql;
    }

    @GetMapping("/specimen/unsaid")
    @ResponseBody
    String unsaid() {
        return "reached";
    }

    @PublicAccess
    @GetMapping("/specimen/open")
    @ResponseBody
    String open(Optional<SignedInPerson> actor) {
        return "hello " + actor.map(SignedInPerson::mail).orElse("somebody");
    }

    @PublicAccess
    @RateLimit
    @GetMapping("/specimen/search")
    @ResponseBody
    String search() {
        return "found";
    }

    @PublicAccess
    @PostMapping("/specimen/open")
    @ResponseBody
    String openPost(Form form) {
        return "received " + form.value("what");
    }

    @PublicAccess
    @GetMapping("/api/specimen")
    @ResponseBody
    Map<String, String> api() {
        return Map.of("said", "<b>");
    }

    @AllowedRoles(Role.COORDINATOR)
    @GetMapping("/specimen/desk")
    @ResponseBody
    String desk(SignedInPerson actor) {
        return "desk of " + actor.mail();
    }

    /// Shows a person without a journal line.
    @AllowedRoles(Role.COORDINATOR)
    @GetMapping("/specimen/people/{id}")
    @ResponseBody
    String person(@PathVariable UUID id) {
        return sql.sql("select name from identity_account where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @AllowedRoles(Role.COORDINATOR)
    @GetMapping("/api/specimen/desk")
    @ResponseBody
    String apiDesk(SignedInPerson actor) {
        return "desk of " + actor.mail();
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER})
    @PostMapping("/specimen/desk")
    @ResponseBody
    String deskPost(SignedInPerson actor, Form form) {
        return "received " + form.value("what");
    }

    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/specimen/file")
    @ResponseBody
    String file(MultipartFile file) {
        return "received " + file.getSize();
    }

    @PublicAccess
    @GetMapping("/specimen/broken")
    @ResponseBody
    String broken() {
        throw new IllegalStateException("secret of the machine");
    }

    @PublicAccess
    @GetMapping("/specimen/resting")
    @ResponseBody
    String resting() {
        throw new CannotCreateTransactionException("the database is gone");
    }

    @PublicAccess
    @GetMapping("/specimen/long-query")
    @ResponseBody
    String longQuery() {
        return sql.sql("select 'specimen ' || pg_sleep(60)::text")
                .query(String.class)
                .single();
    }

    @PublicAccess
    @GetMapping("/specimen/slow")
    @ResponseBody
    String slow() {
        return sql.sql("select 'specimen slow ' || pg_sleep(1)::text")
                .query(String.class)
                .single();
    }
}

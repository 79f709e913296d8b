package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.identity.Role;

/// « Données seulement » and « lecture seule », over every handler of the site.
class PartialRolesTest extends RunningSite {
    private static final Set<String> OWN = Set.of(
            "platform.passkeys", "platform.openid", "platform.persondatarequests", "platform.signin", "platform.web");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void aReaderSendsNoFormExceptThoseOfTheirOwnAccountAndSearches() {
        var wrong = new TreeSet<String>();
        routes.getHandlerMethods().forEach((route, handler) -> {
            if (reads(route.getMethodsCondition().getMethods())
                    || !(HandlerAccessRule.of(handler) instanceof HandlerAccessRule.AccessForRolesOnly(var roles)))
                return;
            var nothing = AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ReadOnlyPost.class);
            if (HandlerAccessRule.as(Role.READER, roles, !nothing).isPresent()
                    && !nothing
                    && !OWN.contains(packageOf(handler))) wrong.add(route.toString());
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void theDataRoleActsAsACoordinatorOnlyInTheDirectory() {
        var wrong = new TreeSet<String>();
        var many = new TreeSet<String>();
        routes.getHandlerMethods().forEach((route, handler) -> {
            if (!(HandlerAccessRule.of(handler) instanceof HandlerAccessRule.AccessForRolesOnly(var roles))) return;
            var as = HandlerAccessRule.as(
                    Role.DATA, roles, !reads(route.getMethodsCondition().getMethods()));
            if (as.equals(Optional.of(Role.COORDINATOR))) {
                many.add(route.toString());
                if (!packageOf(handler).startsWith("places.")) wrong.add(route.toString());
            } else if (as.isPresent() && !roles.contains(Role.FUNDER)) wrong.add(route.toString());
        });
        assertThat(wrong).isEmpty();
        assertThat(many).hasSizeGreaterThan(20);
    }

    @Test
    void aReaderReadsTheDeskAndCannotOpenAnAccount() {
        var reader = person(Role.READER);
        var visitor = signedIn(reader);
        var page = visitor.get("/bureau/comptes");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Votre compte est en lecture seule", "/bureau/orientations")
                .doesNotContain("action=\"/bureau/comptes");
        var own = visitor.token("/profil");
        assertThat(visitor.post(
                                "/bureau/comptes",
                                Map.of("_csrf", own, "name", "Zoé Roy", "mail", "zoe@abus.example", "role", "helper"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.post("/bureau/comptes/" + reader.id() + "/role", Map.of("_csrf", own, "role", "coordinator"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(accounts.role(reader.id())).contains(Role.READER);
        assertThat(accounts.openOf()).noneMatch(one -> one.mail().value().equals("zoe@abus.example"));
    }

    @Test
    void theDataRoleKeepsPlacesAndSeesNobody() {
        var data = person(Role.DATA);
        var visitor = signedIn(data);
        assertThat(visitor.get("/bureau/lieux").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/bureau/doublons").statusCode()).isEqualTo(200);
        for (var path :
                Set.of("/bureau/comptes", "/bureau/personne", "/bureau/orientations", "/bureau/journal", "/actes"))
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
        assertThat(visitor.get("/bureau/lieux").body())
                .contains("href=\"/bureau/doublons\"")
                .doesNotContain("href=\"/bureau/orientations\"");
        assertThat(visitor.post("/bureau/personne", Map.of("_csrf", visitor.token("/profil"), "personne", "nadia"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(accounts.maySign(data.id())).isFalse();
        assertThat(accounts.coordination()).noneMatch(one -> one.id().equals(data.id()));
    }

    private static boolean reads(Set<RequestMethod> methods) {
        return methods.equals(Set.of(RequestMethod.GET));
    }

    private static String packageOf(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().replace("org.tousaidants.", "");
    }
}

package org.tousaidants.reach.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Point;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMinutes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// A post is typed, its structure is asked by a letter and answers without an account; the national list comes in.
class PostsTest extends RunningSite {
    @Autowired
    private Posts posts;

    @Autowired
    private PlaceMinutes minutes;

    @TempDir
    Path folder;

    @Test
    void aStructureAnswersByTheLinkOfItsLetterOnce() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/bureau/postes");
        var host = "Mairie " + UUID.randomUUID();
        var mail = "mairie-" + UUID.randomUUID() + "@exemple.fr";
        var typed = new HashMap<>(Map.of(
                "structure",
                host,
                "commune",
                "Saintes",
                "secteur",
                "Saintes, Pons",
                "metier",
                "ADVISER",
                "postes",
                "2",
                "etat",
                "ADVERTISED",
                "financement",
                "2027-03-31",
                "mail",
                mail,
                "_csrf",
                token));
        assertThat(coordinator.post("/bureau/postes", typed).statusCode()).isEqualTo(303);
        var network = networks.here().id();
        var post = posts.all(network).stream()
                .filter(one -> one.who().host().equals(host))
                .findFirst()
                .orElseThrow();
        assertThat(post.area()).hasSize(2);
        assertThat(coordinator.get("/bureau/postes").body()).contains(host, "Demander où en est ce poste");

        coordinator.post("/bureau/postes/" + post.id() + "/appels", Map.of("_csrf", token));
        var link = Pattern.compile("/poste/[A-Za-z0-9_-]+")
                .matcher(posted(mail).getFirst().body());
        assertThat(link.find()).isTrue();
        var structure = visitor();
        assertThat(structure.get(link.group()).body()).contains(host, "Le poste est pourvu");
        var here = structure.token(link.group());
        assertThat(structure.post(link.group(), Map.of("_csrf", here)).statusCode())
                .isEqualTo(422);
        var answered =
                structure.post(link.group(), Map.of("reponse", "FILLED", "precision", "Depuis lundi", "_csrf", here));
        assertThat(answered.body()).contains("Merci");
        assertThat(structure
                        .post(link.group(), Map.of("reponse", "GIVEN_UP", "_csrf", here))
                        .statusCode())
                .isEqualTo(410);
        assertThat(posts.all(network).stream()
                        .filter(one -> one.id().equals(post.id()))
                        .findFirst()
                        .orElseThrow()
                        .state())
                .isEqualTo(Post.State.FILLED);
        assertThat(coordinator.get("/bureau/postes").body()).contains("Depuis lundi");

        typed.put("commune", "Nulle-Part");
        typed.put("postes", "0");
        typed.put("mail", "pas un courriel");
        var refused = coordinator.post("/bureau/postes", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Cette commune n’est pas dans le territoire", "Écrivez une adresse de courriel");
    }

    @Test
    void theNationalListComesInOnceAndWhatIsNoListIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("cnfs.json"), """
                [{"raison_sociale":"AGGLO DE SAINTES","siret":"123","insee_com":"17415","nb_cnfs":3,"id":7},
                 {"raison_sociale":"AILLEURS","siret":"9","insee_com":"01283","nb_cnfs":1,"id":8},
                 {"raison_sociale":"","siret":"9","insee_com":"17415","nb_cnfs":1,"id":9}]""");
        assertThat(posts.bring(networks.here(), file)).contains(new Posts.Imported(1, 0, 1));
        assertThat(posts.bring(networks.here(), file)).contains(new Posts.Imported(0, 1, 1));
        Files.writeString(file, "{\"a\": ");
        assertThat(posts.bring(networks.here(), file)).isEmpty();
        Files.writeString(file, "[]");
        assertThat(posts.bring(networks.here(), file)).isEmpty();
    }

    @Test
    void twoEmployersForOneTownAreSaidAndSoIsTheTownThatNobodyCovers() {
        var communes = Communes.shipped().inDepartement("17");
        var saintes = communes.stream()
                .filter(one -> one.name().equals("Saintes"))
                .findFirst()
                .orElseThrow();
        var one = post("Agglo", saintes.code(), Post.State.WANTED);
        var other = post("Département", saintes.code(), Post.State.ADVERTISED);
        var seen = Recruiting.of(List.of(one, other), communes, List.of(new Point(46.16, -1.15)), Optional.empty());
        assertThat(seen.overlaps()).hasSize(1);
        assertThat(seen.overlaps().getFirst().employers()).containsExactly("Agglo", "Département");
        assertThat(seen.gaps()).doesNotContain(saintes).isNotEmpty();
        assertThat(seen.effects().get(one.id())).isGreaterThanOrEqualTo(saintes.population());
        // Once one is there, the other changes nothing more; if it ends, as many lose it.
        var filled = one.with(Post.State.FILLED);
        var then = Recruiting.of(List.of(filled, other), communes, List.of(new Point(46.16, -1.15)), Optional.empty());
        assertThat(then.overlaps()).isEmpty();
        assertThat(then.effects().get(other.id())).isZero();
        assertThat(then.effects().get(filled.id())).isEqualTo(seen.effects().get(one.id()));
        assertThat(filled.ending(LocalDate.of(2026, 12, 1))).isTrue();
        assertThat(filled.ending(LocalDate.of(2026, 1, 1))).isFalse();
    }

    @Test
    void theRoundOfMinutesTurnsAndKnowsNothingOfAPlaceThatIsNone() {
        turn(minutes);
        assertThat(minutes.byCar(networks.here().id(), "17300", new PlaceId(UUID.randomUUID())))
                .isEmpty();
    }

    private static Post post(String employer, String commune, Post.State state) {
        return new Post(
                UUID.randomUUID(),
                new Post.Who("Structure", employer, Optional.empty()),
                commune,
                List.of(commune),
                Post.Profile.ADVISER,
                1,
                Optional.of(LocalDate.of(2027, 3, 1)),
                new Post.Skills("", ""),
                state,
                "");
    }
}

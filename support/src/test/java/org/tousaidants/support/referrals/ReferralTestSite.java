package org.tousaidants.support.referrals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// A few places, and helpers to refer a person to them, for the tests of referrals.
public final class ReferralTestSite {
    private static final Pattern LINK = Pattern.compile("http\\S+(/orientations/\\S+)");

    private ReferralTestSite() {}

    public static Place place(Places places, PlaceDirectory directory, String name, String mail) {
        var said = new EnumMap<Field, String>(Field.class);
        said.put(Field.NOM, name);
        said.put(Field.ADRESSE, "3 rue des Essais");
        said.put(Field.CODE_POSTAL, "17100");
        said.put(Field.COMMUNE, "Saintes");
        said.put(Field.TELEPHONE, "+33546072233");
        said.put(Field.SERVICES, "Aide aux démarches administratives");
        if (!mail.isEmpty()) said.put(Field.COURRIELS, mail);
        places.gather(
                new ValueStatementSource.HarvestedSource("essai-" + UUID.randomUUID(), UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord("1", PlaceSheet.of(said))));
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Fills in the form and lets the person read it; returns the path of the sender's page.
    public static String draft(Visitor desk, Place place, Map<String, String> more) {
        return draft(desk, "/orientations/nouvelle?lieu=" + place.code(), more);
    }

    public static String draft(Visitor desk, String path, Map<String, String> more) {
        var page = desk.get(path).body();
        var form = new java.util.HashMap<String, String>();
        form.put("_csrf", Visitor.tokenIn(page));
        for (var hidden : List.of("id", "place", "carried")) form.put(hidden, hidden(page, hidden));
        form.put("need", "impots");
        form.put("name", "Madame B. " + UUID.randomUUID().toString().substring(0, 4));
        form.put("reach", "06 12 34 56 78");
        form.put("by", "sender");
        form.put("sender", "Mairie de Pons");
        form.putAll(more);
        var answer = desk.post("/orientations", form);
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    public static String hidden(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        if (!found.find()) throw new AssertionError("no " + name + " in " + page);
        return found.group(1);
    }

    public static int send(Visitor desk, String follow) {
        return act(desk, follow, "envoi", "agreed=voice&kept=name&kept=reach&kept=need&kept=words");
    }

    /// Presses a button of the page at that path.
    public static int act(Visitor visitor, String page, String noun, String form) {
        var body = "_csrf=" + visitor.token(page) + (form.isEmpty() ? "" : "&" + form);
        return visitor.post(
                        page + "/" + noun,
                        "application/x-www-form-urlencoded",
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .statusCode();
    }

    /// In the newest letter to that address.
    public static String link(RunningSite site, String to) {
        var found = LINK.matcher(site.posted(to).getFirst().body());
        if (!found.find()) throw new AssertionError("no link");
        return found.group(1);
    }
}

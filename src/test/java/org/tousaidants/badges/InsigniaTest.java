package org.tousaidants.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InsigniaTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE =
            JSON.writeValueAsString(java.util.Map.of("name", "Zoé ]]> <b>&amp; \u0001 \uffff 🦊", "proof", "z5v2mk"));

    @Test
    void theFileComesOutOfTheSvgAsItWasSigned() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var svg = Insignia.svg(FILE, "Zoé <b> & \"fils\"");
        var read = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var root = read.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        var baked = root.getElementsByTagNameNS("https://purl.imsglobal.org/ob/v3p0", "credential");
        assertThat(baked.getLength()).isOne();
        assertThat(JSON.readTree(baked.item(0).getTextContent())).isEqualTo(JSON.readTree(FILE));
        assertThat(root.getElementsByTagName("b").getLength()).isZero();
    }

    @Test
    void theFileComesOutOfThePngAsItWasSigned() throws Exception {
        var png = Insignia.png(FILE);
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(512);
        var found = new ArrayList<String>();
        var bytes = ByteBuffer.wrap(png).position(8);
        while (bytes.hasRemaining()) {
            var data = new byte[bytes.getInt() + 4];
            bytes.get(data);
            var check = new CRC32();
            check.update(data);
            assertThat(bytes.getInt()).isEqualTo((int) check.getValue());
            var text = new String(data, StandardCharsets.UTF_8);
            if (text.startsWith("iTXtopenbadgecredential\0")) found.add(text.substring(28));
        }
        assertThat(found).containsExactly(FILE);
    }

    @Test
    void whatWasBakedIsTakenOutAgain() {
        var svg = Insignia.svg(FILE, "Zoé").getBytes(StandardCharsets.UTF_8);
        assertThat(Insignia.unbaked(svg).map(JSON::readTree)).contains(JSON.readTree(FILE));
        assertThat(Insignia.unbaked(Insignia.png(FILE))).contains(FILE);
    }

    @Test
    void aPictureThatIsNotWholeOrHoldsTwoFilesHoldsNone() {
        var png = Insignia.png(FILE);
        for (var kept = 1; kept < png.length; kept += 97) {
            var cut = Arrays.copyOf(png, kept);
            if (Insignia.looksLike(cut))
                assertThat(Insignia.unbaked(cut)).as("cut at " + kept).isEmpty();
        }
        // The whole text part again, after the first.
        var part = 12 + ByteBuffer.wrap(png).getInt(33);
        var twice = ByteBuffer.allocate(png.length + part)
                .put(png, 0, 33 + part)
                .put(png, 33, png.length - 33)
                .array();
        assertThat(Insignia.unbaked(twice)).isEmpty();
        var endless = png.clone();
        ByteBuffer.wrap(endless).putInt(33, Integer.MAX_VALUE);
        assertThat(Insignia.unbaked(endless)).isEmpty();
        ByteBuffer.wrap(endless).putInt(33, -1);
        assertThat(Insignia.unbaked(endless)).isEmpty();

        var svg = Insignia.svg(FILE, "Zoé");
        var credential = svg.substring(svg.indexOf("<openbadges"), svg.indexOf("<title"));
        for (var odd : List.of(
                svg.substring(0, svg.length() / 2),
                svg.replace("<title", credential + "<title"),
                svg.replace("ob/v3p0", "ob/v2p0"),
                svg.replace("<svg", "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><svg")
                        .replace("<![CDATA[", "&a;<![CDATA["),
                svg.replace("<![CDATA[", "<b>").replace("]]>", "</b>"),
                "<",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"))
            assertThat(Insignia.unbaked(odd.getBytes(StandardCharsets.UTF_8)))
                    .as(odd)
                    .isEmpty();
    }
}

package org.tousaidants.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
}

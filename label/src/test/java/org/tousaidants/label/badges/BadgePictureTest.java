package org.tousaidants.label.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BadgePictureTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE =
            JSON.writeValueAsString(java.util.Map.of("name", "Zoé ]]> <b>&amp; \u0001 \uffff 🦊", "proof", "z5v2mk"));

    @Test
    void theFileComesOutOfTheSvgAsItWasSigned() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var svg = BadgePicture.svg(FILE, "Zoé <b> & \"fils\"");
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
        var png = BadgePicture.png(FILE);
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
        var svg = BadgePicture.svg(FILE, "Zoé").getBytes(StandardCharsets.UTF_8);
        assertThat(BadgePicture.unbaked(svg).map(JSON::readTree)).contains(JSON.readTree(FILE));
        assertThat(BadgePicture.unbaked(BadgePicture.png(FILE))).contains(FILE);
    }

    @Test
    void aPictureThatIsNotWholeOrHoldsTwoFilesHoldsNone() {
        var png = BadgePicture.png(FILE);
        for (var kept = 1; kept < png.length; kept += 97) {
            var cut = Arrays.copyOf(png, kept);
            if (BadgePicture.looksLike(cut))
                assertThat(BadgePicture.unbaked(cut)).as("cut at " + kept).isEmpty();
        }
        // The same text chunk again, after the first.
        var part = 12 + ByteBuffer.wrap(png).getInt(33);
        var twice = ByteBuffer.allocate(png.length + part)
                .put(png, 0, 33 + part)
                .put(png, 33, png.length - 33)
                .array();
        assertThat(BadgePicture.unbaked(twice)).isEmpty();
        var endless = png.clone();
        ByteBuffer.wrap(endless).putInt(33, Integer.MAX_VALUE);
        assertThat(BadgePicture.unbaked(endless)).isEmpty();
        ByteBuffer.wrap(endless).putInt(33, -1);
        assertThat(BadgePicture.unbaked(endless)).isEmpty();

        var svg = BadgePicture.svg(FILE, "Zoé");
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
            assertThat(BadgePicture.unbaked(odd.getBytes(StandardCharsets.UTF_8)))
                    .as(odd)
                    .isEmpty();
    }

    /// Creates a picture into which another program put the file: its own text chunk replaces ours.
    private static byte[] bakedByOthers(byte[] part) {
        var png = BadgePicture.png(FILE);
        var ours = 12 + ByteBuffer.wrap(png).getInt(33);
        return ByteBuffer.allocate(png.length - ours + part.length)
                .put(png, 0, 33)
                .put(part)
                .put(png, 33 + ours, png.length - 33 - ours)
                .array();
    }

    private static byte[] part(String name, byte[]... data) {
        var length = Arrays.stream(data).mapToInt(each -> each.length).sum();
        var named = ByteBuffer.allocate(4 + length).put(name.getBytes(StandardCharsets.US_ASCII));
        for (var each : data) named.put(each);
        var check = new CRC32();
        check.update(named.array());
        return ByteBuffer.allocate(length + 12)
                .putInt(length)
                .put(named.array())
                .putInt((int) check.getValue())
                .array();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] deflated(byte[] text) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var to = new DeflaterOutputStream(out)) {
            to.write(text);
        }
        return out.toByteArray();
    }

    @Test
    void whatAnotherProgramBakedIsReadCompressedOrNot() throws Exception {
        var file = FILE.getBytes(StandardCharsets.UTF_8);
        var named = latin("openbadgecredential\0\0\0fr\0preuve\0");
        var packed = latin("openbadgecredential\0\1\0\0\0");
        assertThat(BadgePicture.unbaked(bakedByOthers(part("iTXt", named, file))))
                .contains(FILE);
        assertThat(BadgePicture.unbaked(bakedByOthers(part("iTXt", packed, deflated(file)))))
                .contains(FILE);
        // A text chunk of another program, and ours.
        var comment = part("iTXt", latin("Comment\0\0\0\0\0"), file);
        var both = ByteBuffer.allocate(comment.length + part("iTXt", named, file).length)
                .put(comment)
                .put(part("iTXt", named, file))
                .array();
        assertThat(BadgePicture.unbaked(bakedByOthers(both))).contains(FILE);
    }

    @Test
    void whatIsPackedToGrowOrIsDamagedIsNotRead() throws Exception {
        var packed = latin("openbadgecredential\0\1\0\0\0");
        var bomb = deflated(new byte[50_000_000]);
        var whole = deflated(FILE.getBytes(StandardCharsets.UTF_8));
        var damaged = part("iTXt", packed, whole);
        damaged[damaged.length - 1] ^= 1;
        for (var odd : List.of(
                part("iTXt", packed, bomb),
                part("iTXt", packed, Arrays.copyOf(whole, whole.length - 6)),
                part("iTXt", latin("openbadgecredential\0\1\7\0\0"), whole),
                part("iTXt", latin("openbadgecredential\0\2\0\0\0"), whole),
                part("iTXt", latin("openbadgecredential\0\0")),
                part("iTXt", latin("openbadgecredential")),
                damaged))
            assertThat(BadgePicture.unbaked(bakedByOthers(odd)).filter(text -> !text.isEmpty()))
                    .isEmpty();
        // A readable chunk does not hide an unreadable one.
        var hidden = ByteBuffer.allocate(part("iTXt", packed, bomb).length + part("iTXt", packed, whole).length)
                .put(part("iTXt", packed, bomb))
                .put(part("iTXt", packed, whole))
                .array();
        assertThat(BadgePicture.unbaked(bakedByOthers(hidden))).isEmpty();
    }
}

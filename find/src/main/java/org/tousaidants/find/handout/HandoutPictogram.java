package org.tousaidants.find.handout;

import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.paper.LineDrawing;

/// The drawings of the sheet as black and white images, in the style of `static/icons.svg`, readable on paper,
/// on a screen and after photocopying. A drawing of 22 mm has more than 300 dots per inch.
enum HandoutPictogram {
    BUS,
    HALL,
    BOOKS,
    SCREEN,
    LETTER,
    BRIEFCASE,
    PEOPLE,
    HOUSE,
    PHONE,
    PIN,
    CLOCK,
    BAG,
    SPEECH,
    PEN,
    LIFEBUOY;

    private final String dataUri =
            LineDrawing.shipped(HandoutPictogram.class, "/pictures/sheet/" + ConstantName.low(this) + ".png");

    /// The image as a `data:` URI.
    String dataUri() {
        return dataUri;
    }

    /// The CSS class that shows the image as decoration, which screen readers skip.
    String css() {
        return "sheet-picture-" + ConstantName.low(this);
    }
}

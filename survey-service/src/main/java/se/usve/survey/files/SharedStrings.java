package se.usve.survey.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The texts that a workbook's cells share. */
final class SharedStrings {

    /** Even an empty one costs memory. */
    private static final int MOST = 1_000_000;

    private SharedStrings() {
    }

    static List<String> read(XmlPart xml, FileLimits limits) throws IOException {
        var strings = new ArrayList<String>();
        long characters = 0;
        while (xml.next()) {
            if (xml.starts("si")) {
                var text = xml.richText("si");
                strings.add(text);
                characters += text.length();
                if (characters > limits.characters() || strings.size() > MOST) {
                    throw limits.tooLargeUnpacked();
                }
            }
        }
        return strings;
    }
}

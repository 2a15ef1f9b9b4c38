package se.usve.survey.reminder;

/** Takes no letters: nobody has told where mail goes. */
final class NoPost implements Post {

    @Override
    public Means means() {
        return Means.NOT_CONFIGURED;
    }

    @Override
    public Outcome send(Mail mail) {
        return new Outcome.Unreachable("No mail is configured");
    }
}

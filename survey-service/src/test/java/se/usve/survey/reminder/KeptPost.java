package se.usve.survey.reminder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Keeps the letters it is given, and answers as a test wants. */
class KeptPost implements Post {

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    volatile Function<Mail, Outcome> answer = _ -> new Outcome.Sent();

    List<String> recipients() {
        return mails.stream().map(Mail::to).sorted().toList();
    }

    @Override
    public Means means() {
        return Means.SMTP;
    }

    @Override
    public Outcome send(Mail mail) {
        mails.add(mail);
        return answer.apply(mail);
    }
}

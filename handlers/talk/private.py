"""[私聊我]: from a group to our private chat, where names, rooms and numbers may be spoken of."""

from handlers.talk.session import Session
from handlers.turn import Choice, Choices, Message


def link(session: Session) -> Choices:
    """[私聊我], where the channel has such addresses."""
    if not session.private_link:
        return ()
    return ((Choice(Message("group-button-private"), kind="link", target=f"{session.private_link}group"),),)
